package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** A public key with its owner's name, as partners hand it to one another ({@code name+id+key}). */
public final class VerifierKey {
    private final String name;
    private final KeyKind kind;
    private final byte[] key;
    private final int id;

    VerifierKey(String name, KeyKind kind, byte[] key) {
        this.name = KeyName.checked(name);
        this.kind = kind;
        this.key = key.clone();
        this.id = id(name, kind, key);
    }

    /** @throws Malformed for what is no key, of a kind that is not known, and one whose id is another key's */
    public static VerifierKey parse(String vkey) {
        // Base64 has plus signs too.
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) throw new Malformed("a key without name, id and key");
        byte[] bytes = Strict.base64(parts[2]);
        if (bytes.length == 0) throw new Malformed("an empty key");
        byte[] raw = Arrays.copyOfRange(bytes, 1, bytes.length);
        VerifierKey key = new VerifierKey(parts[0], KeyKind.of(bytes[0], raw.length), raw);
        if (!HexFormat.of().toHexDigits(key.id).equals(parts[1])) throw new Malformed("a key whose id is not its own");
        return key;
    }

    public String name() {
        return name;
    }

    public KeyKind kind() {
        return kind;
    }

    int id() {
        return id;
    }

    /** Whether the two are one key under whatever names and kinds: such two do not count as two. */
    public boolean isSameKeyAs(VerifierKey other) {
        return Arrays.equals(key, other.key);
    }

    /** Whether a line claims to be of this key. */
    public boolean isNamedBy(NoteSignature line) {
        return line.name().equals(name) && line.keyId() == id;
    }

    /** Whether a line is this key's signature of this text. */
    public boolean verifies(String text, NoteSignature line) {
        byte[] value = line.value();
        if (!isNamedBy(line) || value.length != kind.signatureLength()) return false;
        if (!kind.isTimed()) return Curve.verifies(key, text.getBytes(StandardCharsets.UTF_8), value);
        long time = ByteBuffer.wrap(value).getLong();
        byte[] signature = Arrays.copyOfRange(value, Long.BYTES, value.length);
        if (time < 0) return false;
        return kind == KeyKind.COSIGNATURE
                ? Curve.verifies(key, Cosigned.message(time, text), signature)
                : isOfTreeHead(time, text, signature);
    }

    /** Such a signature is over a tree head: a text that has none was not signed by it. */
    private boolean isOfTreeHead(long time, String text, byte[] signature) {
        try {
            return Lattice.verifies(key, Cosigned.subtree(name, time, text), signature);
        } catch (Malformed e) {
            return false;
        }
    }

    /**
     * When a line that holds was made, in seconds since 1970.
     *
     * @return empty for kinds of keys that do not say
     */
    public OptionalLong time(NoteSignature line) {
        return kind.isTimed() ? OptionalLong.of(ByteBuffer.wrap(line.value()).getLong()) : OptionalLong.empty();
    }

    private static int id(String name, KeyKind kind, byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(kind.code());
            return ByteBuffer.wrap(digest.digest(key)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** As it is handed on. */
    @Override
    public String toString() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(kind.code());
        typed.writeBytes(key);
        return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Strict.base64(typed.toByteArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id;
    }
}
