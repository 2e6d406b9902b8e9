package io.entente.tlog.note;

import io.entente.tlog.Malformed;

/** How keys are named and told apart. */
final class KeyName {
    private KeyName() {}

    /** @throws Malformed for an empty name, and one with white space or a plus sign */
    static String checked(String name) {
        if (name.isEmpty() || name.chars().anyMatch(sign -> sign == '+' || isSpace(sign)))
            throw new Malformed("a key name that is empty or has a space or a plus sign");
        return name;
    }

    /** As Unicode has it, which counts the next line (U+0085) among spaces; the JDK does not. */
    private static boolean isSpace(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == 0x85;
    }
}
