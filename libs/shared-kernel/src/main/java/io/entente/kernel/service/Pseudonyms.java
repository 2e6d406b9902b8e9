package io.entente.kernel.service;

import com.nimbusds.jose.util.Base64URL;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** One stable name per person, that only the holder of the key can lead back to the person. */
@Singleton
public final class Pseudonyms {
    private final ServiceKeys keys;

    Pseudonyms(ServiceKeys keys) {
        this.keys = keys;
    }

    /** @return 22 characters base64url: 128 bits of HMAC-SHA256 over issuer and subject */
    public String of(String issuer, String subject) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.pseudonymKey(), "HmacSHA256"));
            byte[] hash = mac.doFinal((issuer + "\n" + subject).getBytes(StandardCharsets.UTF_8));
            return Base64URL.encode(Arrays.copyOf(hash, 16)).toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
