package io.entente.kernel.datakey;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Closes values for a place in the database and opens them there: AES-256-GCM, a fresh random nonce of 96 bits for each
 * value, the place as additional data. The nonces of one key may run to 2^32 values (NIST SP 800-38D §8.3), far more than
 * a record has.
 */
public final class DataKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte FORM = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final SecretKey content;
    private final SecretKey marks;

    /** @param secret 32 bytes, from which a key for contents and one for marks are derived */
    public DataKey(byte[] secret) {
        if (secret.length != 32) throw new KeyRefused("it is not 256 bits long");
        SecretKey root = new SecretKeySpec(secret, "HmacSHA256");
        content = new SecretKeySpec(hmac(root, "entente data key: contents"), "AES");
        marks = new SecretKeySpec(hmac(root, "entente data key: marks"), "HmacSHA256");
    }

    static byte[] fresh() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** @return form (1 byte), nonce (12 bytes), ciphertext, tag (16 bytes) */
    public byte[] close(Place place, byte[] clear) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
            ByteBuffer closed = ByteBuffer.allocate(1 + NONCE + clear.length + TAG)
                    .put(FORM)
                    .put(nonce);
            cipher.doFinal(ByteBuffer.wrap(clear), closed);
            return closed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES/GCM", e);
        }
    }

    public byte[] close(Place place, String clear) {
        return close(place, clear.getBytes(StandardCharsets.UTF_8));
    }

    /** @return the same in base64url, for columns that hold text */
    public String closeText(Place place, String clear) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(close(place, clear));
    }

    /** @throws BadCiphertext if it was not closed with this key for this very place, or was changed since */
    public byte[] open(Place place, byte[] closed) {
        if (closed.length < 1 + NONCE + TAG || closed[0] != FORM) throw new BadCiphertext(place);
        byte[] nonce = new byte[NONCE];
        System.arraycopy(closed, 1, nonce, 0, NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(closed, 1 + NONCE, closed.length - 1 - NONCE);
        } catch (GeneralSecurityException e) {
            throw new BadCiphertext(place);
        }
    }

    /** @throws BadCiphertext as {@link #open} */
    public String openText(Place place, byte[] closed) {
        return new String(open(place, closed), StandardCharsets.UTF_8);
    }

    /** @throws BadCiphertext as {@link #open} */
    public String openText(Place place, String closed) {
        try {
            return openText(place, Base64.getUrlDecoder().decode(closed));
        } catch (IllegalArgumentException e) {
            throw new BadCiphertext(place);
        }
    }

    /**
     * A keyed hash, by which equal values are found without being readable, or guessable, from the database.
     *
     * @return 64 hexadecimal digits
     */
    public String mark(String column, String value) {
        return HexFormat.of().formatHex(hmac(marks, column + "\n" + value));
    }

    private Cipher cipher(int mode, byte[] nonce, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, content, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(place.bytes());
        return cipher;
    }

    private static byte[] hmac(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "DataKey";
    }
}
