package io.entente.local.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    @Test
    void what_its_owner_signed_is_read_and_what_somebody_else_signed_is_not() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        ECKey others = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Verification verification = new Verification(ROOT, listing(own));

        assertThat(verification.of(signedBy(own)))
                .hasValueSatisfying(said -> assertThat(said).contains("\"iss\":\"be-fgp\""));
        assertThat(verification.of(signedBy(others))).isEmpty();
        assertThat(verification.of("nothing of the kind")).isEmpty();
    }

    private Path listing(ECKey key) throws IOException {
        return Files.writeString(
                directory.resolve("parties.json"),
                "{\"agencies\":[{\"id\":\"be-fgp\",\"recordKeys\":["
                        + key.toPublicJWK().toJSONString() + "]}]}");
    }

    private static String signedBy(ECKey key) throws JOSEException {
        JWSObject statement = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("entente-record+sd-jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload("{\"iss\":\"be-fgp\",\"iat\":1795000000,\"_sd\":[],\"_sd_alg\":\"sha-256\"}"));
        statement.sign(new ECDSASigner(key));
        return statement.serialize() + "~";
    }
}
