package io.entente.tlog.note;

import io.entente.tlog.Malformed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a cosignature is over (C2SP tlog-cosignature). */
final class Cosigned {
    private static final int LONGEST_NAME = 255;

    private Cosigned() {}

    /** @param time in seconds since 1970 */
    static byte[] message(long time, String text) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    /** The post-quantum form: over the tree head alone, extension lines not covered. */
    static byte[] subtree(String cosigner, long time, String text) {
        Checkpoint checkpoint = Checkpoint.parse(text);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.US_ASCII));
        named(cosigner, message);
        number(time, message);
        named(checkpoint.origin(), message);
        number(0, message);
        number(checkpoint.head().size(), message);
        message.writeBytes(checkpoint.head().root().bytes());
        return message.toByteArray();
    }

    private static void named(String name, ByteArrayOutputStream message) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LONGEST_NAME) throw new Malformed("a name of " + bytes.length + " bytes");
        message.write(bytes.length);
        message.writeBytes(bytes);
    }

    private static void number(long number, ByteArrayOutputStream message) {
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }
}
