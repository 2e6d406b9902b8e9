package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.shelf.LabelsDocument;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a decision rested on a consent for is kept with it, and stays after the consent is revoked. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class MadeAgainTest {
    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    @Inject
    DataKeys keys;

    TestStack stack;

    @Test
    @Tag("P1")
    void a_decision_is_made_again_of_its_inputs_alone() {
        Partners partners = new Partners(stack);
        Originator originator = new Originator(partners, worker, receiver);
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        String disclosure = originator.pull("us-dea", record.id()).header("Entente-Disclosure");
        originator.says(Originator.revoked(consent, 2, record.id()));

        List<String> kept = row("select n.request, n.inputs, n.answer from decision n join disclosure d on"
                + " d.decision = n.id where d.id = '" + disclosure + "'");
        JsonNode inputs = json(kept.get(1));
        assertThat(inputs.path("consents")).hasSize(1);
        Decision again = Policy.decide(
                request(json(kept.get(0))),
                LabelsDocument.read(
                        labels(record.id(), inputs.path("labels").asText()), false, false, Optional.empty()),
                agreements(inputs.path("agreements")),
                consents(record.id(), inputs.path("consents")));

        JsonNode answer = json(kept.get(2));
        assertThat(again.code())
                .isEqualTo("disclose")
                .isEqualTo(answer.path("decision").asText());
        List<String> obligations = again.fold(
                disclose -> disclose.obligations().all().stream()
                        .map(one -> one.kind() == Obligation.Kind.CONDITION
                                ? "condition " + one.source()
                                : one.kind().code() + " " + one.value() + " " + one.source())
                        .toList(),
                point -> List.of(),
                withhold -> List.of());
        List<String> then = new ArrayList<>();
        answer.path("obligations")
                .forEach(one -> then.add(one.path("kind").asText() + " "
                        + (one.has("value") ? one.path("value").asText() + " " : "")
                        + one.path("source").asText()));
        assertThat(obligations)
                .isEqualTo(then)
                .contains("consent onward-transfer consent/" + consent, "condition consent/" + consent);
    }

    private Request request(JsonNode json) {
        var agency = stack.keys()
                .register()
                .agency(new AgencyId(json.path("asker").path("agency").asText()))
                .orElseThrow();
        return Request.record(
                Participant.of(agency),
                Purpose.of(json.path("purpose").asText()),
                Instant.parse(json.path("at").asText()));
    }

    private Agreements agreements(JsonNode hashes) {
        List<Agreement> all = new ArrayList<>();
        hashes.forEach(hash -> all.add(AgreementDocument.read(
                bytes("select encode(document, 'hex') from agreement_version where hash = '" + hash.asText() + "'"))));
        return Agreements.of(all);
    }

    private Consents consents(RecordId record, JsonNode hashes) {
        List<Consent> all = new ArrayList<>();
        hashes.forEach(hash -> all.add(consent(record, hash.asText())));
        return Consents.of(all);
    }

    private Consent consent(RecordId record, String hash) {
        DataKey key = key(record);
        Consent consent = ConsentDocument.open(key, hash, kept(hash));
        assertThat(ConsentDocument.close(consent, key).hash()).isEqualTo(hash);
        return consent;
    }

    private byte[] kept(String hash) {
        return bytes("select encode(document, 'hex') from decision_input where hash = '" + hash + "'");
    }

    private DataKey key(RecordId record) {
        return keys.open(
                        DataKeyName.of(new AgencyId("be-fgp"), record),
                        row("select wrapped from data_key where record = '" + record + "'")
                                .get(0))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private byte[] labels(RecordId record, String hash) {
        byte[] document = kept(hash);
        assertThat(key(record).mark("decision_input.hash", CanonicalJson.sha256(document)))
                .isEqualTo(hash);
        return document;
    }

    private byte[] bytes(String sql) {
        return HexFormat.of().parseHex(row(sql).get(0));
    }

    private static JsonNode json(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> row(String sql) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            List<String> row = new ArrayList<>();
            for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) row.add(rows.getString(n));
            return row;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
