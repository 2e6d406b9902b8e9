package io.entente.cases.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFilesTest {
    private static final AgencyId OWNER = new AgencyId("be-fgp");
    private static final Instant BEGINNING = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir
    Path directory;

    @Test
    @Tag("P4")
    void a_key_signs_while_what_it_signs_can_arrive_within_its_time() throws IOException, JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Files.writeString(
                directory.resolve(OWNER + ".pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(key.toECPrivateKey().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        PartyRegister register = listing(key);

        for (Instant good : List.of(BEGINNING.plusSeconds(60), END.minusSeconds(3601)))
            assertThat(at(good, register).of(OWNER).keyId()).isEqualTo(key.getKeyID());
        for (Instant bad : List.of(BEGINNING.plusSeconds(59), END.minusSeconds(3600), END)) {
            KeyFiles files = at(bad, register);
            assertThatThrownBy(() -> files.of(OWNER)).as(bad.toString()).isInstanceOf(NoRecordKey.class);
        }
    }

    private KeyFiles at(Instant now, PartyRegister register) {
        return new KeyFiles(directory, register, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static PartyRegister listing(ECKey key) {
        ObjectNode register = new TestKeys().document();
        ObjectNode listed =
                (ObjectNode) StrictJson.read(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
        listed.put("nbf", BEGINNING.getEpochSecond()).put("exp", END.getEpochSecond());
        register.path("agencies").forEach(agency -> {
            if (agency.path("id").asText().equals(OWNER.value()))
                ((ArrayNode) agency.path("recordKeys")).removeAll().add(listed);
        });
        return PartyRegister.read(register.toString().getBytes(StandardCharsets.UTF_8));
    }
}
