package io.entente.local.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The form that a token request has for a person, and for a system. */
public final class SignIn {
    /** Public client of the demo realms, for people at a command line. */
    public static final String DEMO_CLIENT = "entente-demo-cli";

    private SignIn() {}

    static Map<String, String> form(Endpoints.User user) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "password");
        form.put("client_id", DEMO_CLIENT);
        form.put("username", user.username());
        form.put("password", user.password());
        return form;
    }

    /** RFC 7523: the system proves itself by an assertion that is good once and for a minute. */
    static Map<String, String> form(Endpoints.Client client, String issuer, Instant now) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion(client, issuer, now));
        return form;
    }

    private static String assertion(Endpoints.Client client, String issuer, Instant now) {
        try {
            ECPublicKey publicKey =
                    (ECPublicKey) Pem.certificate(Path.of(client.certificate())).getPublicKey();
            ECPrivateKey key = (ECPrivateKey) Pem.key(Path.of(client.key()));
            String keyId = new ECKey.Builder(Curve.P_256, publicKey)
                    .build()
                    .computeThumbprint()
                    .toString();
            SignedJWT assertion = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(),
                    new JWTClaimsSet.Builder()
                            .issuer(client.id())
                            .subject(client.id())
                            .audience(issuer)
                            .jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(60)))
                            .build());
            assertion.sign(new ECDSASigner(key));
            return assertion.serialize();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new Unavailable("Cannot sign for " + client.id() + ".", e);
        }
    }
}
