package io.entente.kernel.key;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("P5")
class KeyTest {
    private static final String TYP = "test+jws";
    private static final byte[] CONTENT = "{\"said\":1}".getBytes(StandardCharsets.UTF_8);

    private final ECKey key = key();
    private final List<ECKey> known = List.of(key.toPublicJWK());

    @Test
    void what_its_holder_signed_verifies() {
        assertThat(Signatures.verified(new LocalSigner(key).sign(TYP, CONTENT), TYP, known))
                .isEqualTo(CONTENT);
    }

    @Test
    void a_signature_of_another_key_type_or_algorithm_is_refused() throws JOSEException {
        refused(new LocalSigner(key()).sign(TYP, CONTENT));
        refused(new LocalSigner(key).sign("other+jws", CONTENT));
        refused(signed(new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(TYP))));
        refused("eyJhbGciOiJub25lIn0.eyJzYWlkIjoxfQ.");
        var confused = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType(TYP))
                        .keyID(thumbprint())
                        .build(),
                new Payload(CONTENT));
        confused.sign(new MACSigner(key.toPublicJWK().toJSONString()));
        refused(confused.serialize());
    }

    @Test
    void a_payload_that_is_signed_without_its_encoding_is_refused() throws JOSEException {
        refused(signed(header().base64URLEncodePayload(false).criticalParams(java.util.Set.of("b64"))));
    }

    @Test
    void one_signature_has_one_text() {
        String good = new LocalSigner(key).sign(TYP, CONTENT);
        int last = good.length() - 1;
        char other = (char) (good.charAt(last) == 'A' ? 'B' : good.charAt(last) + 1);

        refused(" " + good);
        refused(good + "=");
        refused(good + "\n");
        refused(good.replaceFirst("\\.", "*."));
        // 64 bytes leave four bits of the last character that say nothing.
        refused(good.substring(0, last) + other);
    }

    @Test
    void what_is_sealed_opens_for_its_receiver_alone() {
        String sealed = Seal.close(key.toPublicJWK(), CONTENT);

        assertThat(Seal.open(key, sealed)).isEqualTo(CONTENT);
        assertThatThrownBy(() -> Seal.open(key(), sealed)).isInstanceOf(BadSeal.class);
        assertThatThrownBy(() -> Seal.open(key, sealed.substring(0, sealed.length() - 4) + "AAAA"))
                .isInstanceOf(BadSeal.class);
    }

    @Test
    void a_seal_that_unpacks_to_more_than_it_is_is_refused() throws JOSEException {
        var bomb = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload(new byte[10_000_000]));
        bomb.encrypt(new ECDHEncrypter(key.toPublicJWK()));

        assertThatThrownBy(() -> Seal.open(key, bomb.serialize())).isInstanceOf(BadSeal.class);
    }

    /** Whoever may send writes the header; whatever it says, the answer is one and the same refusal. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-1",
                "1e400",
                "\"\"",
                "\"x\"",
                "\"\\ud800\"",
                "[]",
                "[null]",
                "{}",
                "{\"kty\":null}"
            })
    void whatever_a_header_says_instead_is_a_bad_seal_or_a_bad_signature(String instead) throws ParseException {
        String sealed = Seal.close(key.toPublicJWK(), CONTENT);
        for (String name : List.of("alg", "enc", "epk", "zip", "crit", "apu", "apv", "jwk", "p2c", "iv", "tag"))
            assertThatThrownBy(() -> Seal.open(key, saying(sealed, name, instead)))
                    .as("%s: %s", name, instead)
                    .isInstanceOf(BadSeal.class);
        for (String part : List.of("kty", "crv", "x", "y"))
            assertThatThrownBy(() -> Seal.open(key, saying(sealed, "epk", "{\"" + part + "\":" + instead + "}")))
                    .as("epk.%s: %s", part, instead)
                    .isInstanceOf(BadSeal.class);

        String signed = new LocalSigner(key).sign(TYP, CONTENT);
        for (String name : List.of("alg", "typ", "kid", "crit", "b64", "jwk", "x5c", "x5t#S256"))
            refused(saying(signed, name, instead));
    }

    private static String saying(String compact, String name, String value) throws ParseException {
        int end = compact.indexOf('.');
        String header = new Base64URL(compact.substring(0, end)).decodeToString();
        String changed = header.replaceFirst("\\{", "{\"" + name + "\":" + value.replace("\\", "\\\\") + ",");
        if (header.contains("\"" + name + "\":")) {
            Map<String, Object> said = JSONObjectUtils.parse(header);
            said.put(name, "@");
            changed = JSONObjectUtils.toJSONString(said).replace("\"@\"", value);
        }
        return Base64URL.encode(changed) + compact.substring(end);
    }

    private void refused(String compact) {
        assertThatThrownBy(() -> Signatures.verified(compact, TYP, known)).isInstanceOf(BadSignature.class);
    }

    private JWSHeader.Builder header() throws JOSEException {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYP))
                .keyID(thumbprint());
    }

    private String signed(JWSHeader.Builder header) throws JOSEException {
        var jws = new JWSObject(header.build(), new Payload("eyJzYWlkIjoxfQ"));
        jws.sign(new ECDSASigner(key));
        return jws.serialize();
    }

    private String thumbprint() throws JOSEException {
        return key.computeThumbprint().toString();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
