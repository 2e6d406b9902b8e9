package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A line under a note: whose signature it is said to be, and the signature.
 *
 * @param keyId the first four bytes of a hash over the key; a hint, no proof
 * @param value what the kind of key makes of it
 */
public record NoteSignature(String name, int keyId, byte[] value) {
    private static final String START = "\u2014 ";

    public NoteSignature {
        KeyName.checked(name);
        value = value.clone();
        if (value.length == 0) throw new Malformed("an empty signature");
    }

    /** @param line without its end */
    static NoteSignature parse(String line) {
        String rest = Strict.after(START, line);
        int space = rest.indexOf(' ');
        if (space < 0) throw new Malformed("a signature line without a signature");
        byte[] bytes = Strict.base64(rest.substring(space + 1));
        if (bytes.length <= Integer.BYTES) throw new Malformed("a signature of " + bytes.length + " bytes");
        return new NoteSignature(
                rest.substring(0, space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** With its end, as it stands in a note. */
    public String line() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + value.length);
        bytes.putInt(keyId).put(value);
        return START + name + " " + Strict.base64(bytes.array()) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature line
                && name.equals(line.name)
                && keyId == line.keyId
                && Arrays.equals(value, line.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId, Arrays.hashCode(value));
    }
}
