package io.entente.tlog.note;

import io.entente.tlog.Malformed;

/** What kind of signature a key makes, by the byte before it. */
public enum KeyKind {
    /** Ed25519 over the note's text: a log's own signature. */
    ED25519(0x01, 32, 64),

    /** Ed25519 over time and text: a witness's cosignature. */
    COSIGNATURE(0x04, 32, Long.BYTES + 64),

    /** ML-DSA-44 over time and tree head: a cosignature that stands up to quantum computers. Verified where a provider has it. */
    ML_DSA_44(0x06, 1312, Long.BYTES + 2420);

    private final byte code;
    private final int keyLength;
    private final int signatureLength;

    KeyKind(int code, int keyLength, int signatureLength) {
        this.code = (byte) code;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    /** @throws Malformed for another kind, and for a key of another length */
    static KeyKind of(byte code, int keyLength) {
        for (KeyKind kind : values()) {
            if (kind.code != code) continue;
            if (kind.keyLength != keyLength) throw new Malformed("a key of " + keyLength + " bytes");
            return kind;
        }
        throw new Malformed("a kind of key that is not known here: " + code);
    }

    byte code() {
        return code;
    }

    int signatureLength() {
        return signatureLength;
    }

    /** Whether its signatures say when they were made. */
    boolean isTimed() {
        return this != ED25519;
    }
}
