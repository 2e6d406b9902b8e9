package io.entente.kernel.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Issuers of the jurisdictions, in module tests only: keys over HTTP on loopback, and any token a test wants. */
public final class StubIssuers implements AutoCloseable {
    private final HttpServer server;
    /** What each publishes; it signs with the last. */
    private final Map<String, List<ECKey>> keys = new LinkedHashMap<>();

    private final Map<String, AtomicInteger> fetches = new LinkedHashMap<>();
    private volatile boolean away;

    public StubIssuers(String... jurisdictions) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String jurisdiction : jurisdictions) {
            keys.put(jurisdiction, new CopyOnWriteArrayList<>(List.of(fresh())));
            fetches.put(jurisdiction, new AtomicInteger());
            server.createContext(
                    path(jurisdiction) + "/protocol/openid-connect/certs", exchange -> publish(jurisdiction, exchange));
        }
        server.start();
    }

    public String issuer(String jurisdiction) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path(jurisdiction);
    }

    /** @return a bearer token of a person, good for five minutes */
    public String token(String jurisdiction, String agency, String name, String... roles) {
        return token(jurisdiction, claims -> claims.claim("agency", agency)
                .claim("preferred_username", name)
                .subject(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("unit", agency + "-unit")
                .claim("realm_access", Map.of("roles", List.of(roles))));
    }

    /** @return a token of a partner's system, good on connections alone that show the certificate it names */
    public String systemToken(String jurisdiction, String agency, String system, String thumbprint) {
        return token(jurisdiction, claims -> claims.claim("agency", agency)
                .claim("preferred_username", "service-account-" + system)
                .subject(UUID.nameUUIDFromBytes(system.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("azp", system)
                .claim("realm_access", Map.of("roles", List.of("partner-system")))
                .claim("cnf", Map.of("x5t#S256", thumbprint)));
    }

    /** @return a bearer token changed in any way a test wants, signed by the jurisdiction's issuer */
    public String token(String jurisdiction, Consumer<JWTClaimsSet.Builder> change) {
        return token(jurisdiction, jurisdiction, change);
    }

    /** @return a token that claims one issuer and is signed with the key of another */
    public String token(String claimed, String signedBy, Consumer<JWTClaimsSet.Builder> change) {
        ECKey key = current(signedBy);
        return signed(claimed, Map.of("kid", key.getKeyID()), key, change);
    }

    /** @return a token signed by anybody's key, under the issuer's own key id unless the header says another */
    public String forged(String claimed, Map<String, Object> header, ECKey key, Consumer<JWTClaimsSet.Builder> change) {
        Map<String, Object> more = new LinkedHashMap<>(header);
        more.putIfAbsent("kid", current(claimed).getKeyID());
        return signed(claimed, more, key, change);
    }

    /** @return tokens whose secret is the issuer's public key, in every form somebody might read it as bytes */
    public List<String> signedWithPublicKey(String claimed, Consumer<JWTClaimsSet.Builder> change) {
        ECKey key = current(claimed).toPublicJWK();
        try {
            byte[] der = key.toECPublicKey().getEncoded();
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
            List<String> tokens = new ArrayList<>();
            for (byte[] secret : List.of(
                    der,
                    pem.getBytes(StandardCharsets.UTF_8),
                    key.toJSONString().getBytes(StandardCharsets.UTF_8))) {
                SignedJWT jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256)
                                .keyID(key.getKeyID())
                                .build(),
                        claims(claimed, change));
                jwt.sign(new MACSigner(secret));
                tokens.add(jwt.serialize());
            }
            return tokens;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private ECKey current(String jurisdiction) {
        List<ECKey> published = keys.get(jurisdiction);
        return published.get(published.size() - 1);
    }

    /** From now on the issuer signs with a new key; what it signed with before stays published. */
    public void rotate(String jurisdiction) {
        keys.get(jurisdiction).add(fresh());
    }

    /** Publishes nothing any more but the newest key. */
    public void retireOldKeys(String jurisdiction) {
        List<ECKey> published = keys.get(jurisdiction);
        published.subList(0, published.size() - 1).clear();
    }

    /** Connections are accepted and nothing is answered, the worst way of being away. */
    public void away(boolean silent) {
        away = silent;
    }

    /** How often somebody asked for the issuer's keys. */
    public int fetches(String jurisdiction) {
        return fetches.get(jurisdiction).get();
    }

    private String signed(
            String claimed, Map<String, Object> header, ECKey key, Consumer<JWTClaimsSet.Builder> change) {
        Map<String, Object> whole = new LinkedHashMap<>(header);
        whole.put("alg", JWSAlgorithm.ES256.getName());
        try {
            SignedJWT jwt = new SignedJWT(JWSHeader.parse(whole), claims(claimed, change));
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private JWTClaimsSet claims(String claimed, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer(claimed))
                .subject("nobody")
                .audience(new ArrayList<>(List.of("entente")))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
        change.accept(claims);
        return claims.build();
    }

    /** @return what a service needs to know these issuers */
    Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        keys.keySet().forEach(jurisdiction -> {
            String tenant = "quarkus.oidc." + jurisdiction.toLowerCase(Locale.ROOT) + ".";
            configuration.put(tenant + "auth-server-url", issuer(jurisdiction));
            configuration.put(tenant + "discovery-enabled", "false");
            configuration.put(tenant + "jwks-path", "protocol/openid-connect/certs");
            configuration.put(tenant + "jwks.resolve-early", "false");
            configuration.put(tenant + "jwks.cache-time-to-live", "24H");
            configuration.put(tenant + "token.issuer", issuer(jurisdiction));
            configuration.put(tenant + "token.audience", "entente");
            configuration.put(tenant + "client-id", "entente");
            configuration.put(tenant + "application-type", "service");
            configuration.put("entente.callers.issuers." + jurisdiction, issuer(jurisdiction));
        });
        return configuration;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String path(String jurisdiction) {
        return "/realms/" + jurisdiction.toLowerCase(Locale.ROOT);
    }

    /** @return a key that no issuer has */
    public static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return what a header's {@code x5c} says of the key: a certificate that it signed itself (RFC 7515 §4.1.6) */
    static List<String> chain(ECKey key) {
        X500Name thief = new X500Name("CN=EXERCISE thief");
        Instant now = Instant.now();
        try {
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            thief,
                            BigInteger.ONE,
                            Date.from(now.minusSeconds(60)),
                            Date.from(now.plusSeconds(3600)),
                            thief,
                            key.toECPublicKey())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.toECPrivateKey()));
            return List.of(Base64.getEncoder().encodeToString(certificate.getEncoded()));
        } catch (JOSEException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(String jurisdiction, HttpExchange exchange) throws IOException {
        fetches.get(jurisdiction).incrementAndGet();
        if (away) return;
        List<JWK> published = keys.get(jurisdiction).stream()
                .map(key -> (JWK) key.toPublicJWK())
                .toList();
        byte[] body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
