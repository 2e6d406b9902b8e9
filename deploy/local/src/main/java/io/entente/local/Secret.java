package io.entente.local;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets of 256 bits, as 43 characters of base64url: safe in SQL, URLs, properties and XML. */
public final class Secret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secret() {}

    public static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    static byte[] bytes() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
