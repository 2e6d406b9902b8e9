package io.entente.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads text in its one form alone: what the JDK takes beside it (a plus sign, leading zeroes, missing padding, stray bits,
 * other ends of lines) would let two different texts pass for one.
 */
public final class Strict {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Strict() {}

    /**
     * A number from 0 to 2<sup>63</sup>-1, without sign or leading zero.
     *
     * @throws Malformed for anything else
     */
    public static long decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) throw new Malformed("not a decimal number");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("a number beyond 2^63-1");
        }
    }

    /**
     * RFC 4648 §4 with padding, no stray bits.
     *
     * @throws Malformed for anything else
     */
    public static byte[] base64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed("not base64");
        }
        if (!base64(bytes).equals(text)) throw new Malformed("not base64 in its one form");
        return bytes;
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Valid UTF-8 without any control character but the line feed.
     *
     * @throws Malformed for anything else
     */
    public static String text(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
        if (text.chars().anyMatch(sign -> sign < 0x20 && sign != '\n')) throw new Malformed("a control character");
        return text;
    }

    /**
     * The lines of a text, each of which ends in a line feed; empty ones included.
     *
     * @throws Malformed when the last line does not end
     */
    public static List<String> lines(String text) {
        if (text.isEmpty()) return List.of();
        if (!text.endsWith("\n")) throw new Malformed("the last line does not end");
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start);
            lines.add(text.substring(start, end));
            start = end + 1;
        }
        return lines;
    }

    /** What comes after a prefix.
     *
     * @throws Malformed where the text does not start with it
     */
    public static String after(String prefix, String text) {
        if (!text.startsWith(prefix)) throw new Malformed("'" + prefix.strip() + "' is missing");
        return text.substring(prefix.length());
    }

    /** @throws Malformed when there are fewer bytes */
    public static byte[] part(byte[] bytes, int from, int to) {
        if (to > bytes.length) throw new Malformed("too short");
        return Arrays.copyOfRange(bytes, from, to);
    }
}
