package io.entente.tlog.note;

import io.entente.tlog.Malformed;

/** How keys are named and told apart. */
final class KeyName {
    private KeyName() {}

    /** @throws Malformed for an empty name, and one with white space or a plus sign */
    static String checked(String name) {
        boolean forbidden =
                name.chars().anyMatch(sign -> sign == '+' || Character.isWhitespace(sign) || Character.isSpaceChar(sign));
        if (name.isEmpty() || forbidden) throw new Malformed("a key name that is empty or has a space or a plus sign");
        return name;
    }
}
