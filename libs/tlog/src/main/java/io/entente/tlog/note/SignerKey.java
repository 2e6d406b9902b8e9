package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.HexFormat;

/** A secret key for notes or cosignatures, in the form that Go's tools write ({@code PRIVATE+KEY+name+id+seed}). */
public final class SignerKey {
    private static final String START = "PRIVATE+KEY+";
    private static final int SEED = 32;

    private final byte[] seed;
    private final VerifierKey verifier;

    private SignerKey(byte[] seed, VerifierKey verifier) {
        this.seed = seed;
        this.verifier = verifier;
    }

    /**
     * @param verifier the public half, whose id stands in the secret one too
     * @throws Malformed for what is no key, and for another key's public half
     */
    public static SignerKey parse(String skey, VerifierKey verifier) {
        String[] parts = Strict.after(START, skey).split("\\+", 3);
        if (parts.length != 3) throw new Malformed("a secret key without name, id and seed");
        byte[] bytes = Strict.base64(parts[2]);
        if (bytes.length != 1 + SEED || bytes[0] != verifier.kind().code())
            throw new Malformed("a secret key of another kind");
        byte[] seed = Arrays.copyOfRange(bytes, 1, bytes.length);
        SignerKey key = new SignerKey(seed, verifier);
        String probe = "whose key is this\n";
        if (!verifier.name().equals(parts[0])
                || !HexFormat.of().toHexDigits(verifier.id()).equals(parts[1])
                || !verifier.verifies(probe, key.sign(probe, 0))) throw new Malformed("a secret key of somebody else");
        return key;
    }

    /**
     * A new key.
     *
     * @param kind one of those on Ed25519
     */
    public static SignerKey generate(String name, KeyKind kind) {
        if (kind == KeyKind.ML_DSA_44) throw new IllegalArgumentException("no keys of this kind are made here");
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] hidden = pair.getPrivate().getEncoded();
            byte[] open = pair.getPublic().getEncoded();
            return new SignerKey(
                    Arrays.copyOfRange(hidden, hidden.length - SEED, hidden.length),
                    new VerifierKey(name, kind, Arrays.copyOfRange(open, open.length - SEED, open.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519", e);
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** @param time in seconds since 1970; says nothing where the kind of key does not say when */
    public NoteSignature sign(String text, long time) {
        if (!verifier.kind().isTimed()) return line(Curve.sign(seed, text.getBytes(StandardCharsets.UTF_8)));
        byte[] signature = Curve.sign(seed, Cosigned.message(time, text));
        return line(ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(time)
                .put(signature)
                .array());
    }

    private NoteSignature line(byte[] value) {
        return new NoteSignature(verifier.name(), verifier.id(), value);
    }

    /** The secret itself, for the file that it is kept in. */
    public String secret() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(verifier.kind().code());
        typed.writeBytes(seed);
        return START + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                + Strict.base64(typed.toByteArray());
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SignerKey[" + verifier.name() + "]";
    }
}
