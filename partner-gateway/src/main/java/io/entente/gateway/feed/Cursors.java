package io.entente.gateway.feed;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Closes a place in a feed into a cursor: AES-256-GCM, always the same length, good only for the agency, the client and
 * the purpose it was given to. It tells its holder nothing, neither how far the feed has run nor what was left out.
 */
final class Cursors {
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int PLAIN = 2 * Long.BYTES;
    private static final int CLOSED = IV + PLAIN + TAG_BITS / 8;
    private static final int LENGTH = (CLOSED * 4 + 2) / 3;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    /** @param key 32 random bytes */
    Cursors(byte[] key) {
        if (key.length != 32) throw new IllegalArgumentException("a cursor key has 32 bytes, not " + key.length);
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * A place in a feed.
     *
     * @param number the last entry looked at, in the agency's own count
     * @param told how many entries its reader has been told of, which is the count the reader sees
     */
    record Place(long number, long told) {
        static final Place START = new Place(0, 0);
    }

    /** Whom a cursor is good for. */
    record Holder(AgencyId agency, String client, Purpose purpose) {
        byte[] bytes() {
            return (agency + "\n" + purpose.code() + "\n" + client).getBytes(StandardCharsets.UTF_8);
        }
    }

    String close(Place place, Holder holder) {
        byte[] iv = new byte[IV];
        random.nextBytes(iv);
        byte[] plain = ByteBuffer.allocate(PLAIN)
                .putLong(place.number())
                .putLong(place.told())
                .array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, holder).doFinal(plain);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            ByteBuffer.allocate(CLOSED).put(iv).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor could not be closed", e);
        }
    }

    /** @throws ProblemException 400 {@code bad-cursor}, whatever is wrong with it */
    Place open(String cursor, Holder holder) {
        if (cursor.length() != LENGTH) throw bad();
        try {
            ByteBuffer closed = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            byte[] iv = new byte[IV];
            closed.get(iv);
            byte[] sealed = new byte[closed.remaining()];
            closed.get(sealed);
            ByteBuffer plain =
                    ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, iv, holder).doFinal(sealed));
            return new Place(plain.getLong(), plain.getLong());
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw bad();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a cursor could not be opened", e);
        }
    }

    private Cipher cipher(int mode, byte[] iv, Holder holder) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(holder.bytes());
        return cipher;
    }

    private static ProblemException bad() {
        return Problem.of("bad-cursor", 400, "The cursor is not one that was given to this caller for this purpose")
                .saying("Start again without a cursor.")
                .asException();
    }
}
