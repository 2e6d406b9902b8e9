package io.entente.audit.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What an entry puts into the log: 33 bytes, 0x01 and the SHA-256 of the event's signed part. The log can be public,
 * since this says nothing but that something happened. The leaf hash (RFC 9162 §2.1.1) is taken over these bytes.
 */
final class LeafInput {
    private static final byte FORM = 0x01;
    private static final int HASH_LENGTH = 32;

    private LeafInput() {}

    /** @param signedPart ASCII {@code header.payload.signature}, exactly as produced */
    public static byte[] of(String signedPart) {
        byte[] input = new byte[1 + HASH_LENGTH];
        input[0] = FORM;
        System.arraycopy(sha256(signedPart), 0, input, 1, HASH_LENGTH);
        return input;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
