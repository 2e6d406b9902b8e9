package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** An agency leaves the party register, and what it released, recalled and was asked stays behind. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class OwnerThatLeftTest {
    @Inject
    Originators originators;

    TestStack stack;
    private Partners partners;
    private Recipient hsi;
    private RecordTestData record;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        hsi = new Recipient(stack, partners, "us-hsi");
        record = RecordTestData.released();
        partners.release(record);
    }

    @Test
    @Tag("P3")
    @Tag("P7")
    void its_records_are_answered_like_none_for_nobody_could_take_them_back() throws SQLException {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);

        leaves("shelf_record set owner");

        Response left = hsi.pull(record.id());
        assertThat(left.statusCode()).isEqualTo(404);
        assertThat(left.asByteArray()).isEqualTo(hsi.pull(RecordId.random()).asByteArray());
        Map<String, JsonNode> event = partners.eventOf(left);
        assertThat(event.get("refusal").path("reason").textValue()).isEqualTo("owner-silent");
        assertThat(event.get("owner").textValue()).isEqualTo("be-nobody");
    }

    @Test
    @Tag("P3")
    void who_had_received_what_it_recalled_reads_of_it_and_hands_in_its_receipt() throws SQLException {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        partners.recall(record);

        leaves("recall_duty set owner");

        String recall = hsi.owed(record.id());
        assertThat(hsi.calling().get("/v1/recalls/" + recall).statusCode()).isEqualTo(200);
        assertThat(hsi.states(recall, Outcome.PURGED).statusCode()).isEqualTo(200);
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "done");
    }

    @Test
    void who_asked_it_for_a_consent_reads_of_it() throws SQLException {
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");

        leaves("consent_request set originator");

        assertThat(hsi.calling().get("/v1/consents/" + consent).statusCode()).isEqualTo(200);
    }

    private void leaves(String column) throws SQLException {
        partners.execute("owner", "update " + column + " = 'be-nobody' where record = '" + record.id() + "'");
    }
}
