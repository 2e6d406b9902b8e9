package io.entente.kernel.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a private P-256 key (PEM, PKCS#8) and pairs it with its public half in the register. A key that the register
 * does not list is refused at start-up: nobody could verify what it signs.
 */
public final class KeyFile {
    /** What stands before or after is for people (RFC 7468 §2). */
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----(.+?)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private KeyFile() {}

    /** @throws UnusableKey if the file is no such key, or none of {@code registered} is its public half */
    public static ECKey read(Path pem, Collection<ECKey> registered) {
        ECPrivateKey secret = parse(pem);
        return registered.stream()
                .filter(open -> belongTogether(secret, open))
                .findFirst()
                .map(open -> new ECKey.Builder(open).privateKey(secret).build())
                .orElseThrow(() -> new UnusableKey(pem, "the party register does not list its public half"));
    }

    private static ECPrivateKey parse(Path pem) {
        try {
            Matcher key = KEY.matcher(Files.readString(pem));
            if (!key.find()) throw new UnusableKey(pem, "it is not a PKCS#8 P-256 private key in PEM");
            String body = key.group(1).replaceAll("\\s", "");
            return (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key file " + pem, e);
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new UnusableKey(pem, "it is not a PKCS#8 P-256 private key in PEM");
        }
    }

    private static boolean belongTogether(ECPrivateKey secret, ECKey open) {
        try {
            var probe = new JWSObject(new JWSHeader(JWSAlgorithm.ES256), new Payload("probe"));
            probe.sign(new ECDSASigner(secret, Curve.P_256));
            return probe.verify(new ECDSAVerifier(open));
        } catch (JOSEException e) {
            return false;
        }
    }
}
