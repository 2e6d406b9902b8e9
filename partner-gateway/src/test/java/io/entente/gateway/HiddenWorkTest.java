package io.entente.gateway;

import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.kernel.testing.TestStack;
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

/** What is done for a hidden record is what is done for none: nothing of it is fetched, and no key is asked for. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P7")
class HiddenWorkTest {
    @Inject
    Originators originators;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void what_the_labels_alone_hide_is_hidden_without_a_look_at_its_claims() throws Exception {
        RecordTestData anothers = RecordTestData.released().to(Map.of("us-cbp", "full"));
        partners.release(anothers);
        partners.release(anothers.amended().telling("EXERCISE: more was found"));
        RecordTestData silent = RecordTestData.released().to(Map.of("us-hsi", "silent"));
        partners.release(silent);

        Response ofAnothers;
        Response ofSilent;
        Response ofNone;
        try (HeldTable claims = HeldTable.in(stack, "shelf_claim", "access exclusive")) {
            ofAnothers = claims.meanwhile(() -> pulled(anothers.id()));
            ofSilent = claims.meanwhile(() -> pulled(silent.id()));
            ofNone = claims.meanwhile(() -> pulled(RecordId.random()));
        }

        assertThat(ofNone.statusCode()).isEqualTo(404);
        assertThat(ofAnothers.asByteArray()).isEqualTo(ofNone.asByteArray());
        assertThat(ofSilent.asByteArray()).isEqualTo(ofNone.asByteArray());
    }

    @Test
    void a_consent_that_lets_nobody_in_is_not_opened_whether_its_owners_keys_answer_or_not() throws Exception {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        assertThat(dea("drug-trafficking", record.id()).statusCode()).isEqualTo(200);
        Response none = dea("money-laundering", RecordId.random());

        String wrapped = partners.texts("select wrapped from data_key where record = '" + record.id() + "'")
                .get(0);
        wrapped(record.id(), "of.nobody");
        try {
            Response hidden = dea("money-laundering", record.id());
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.asByteArray()).isEqualTo(none.asByteArray());
            assertThat(dea("drug-trafficking", record.id()).statusCode())
                    .as("what is disclosed needs the key")
                    .isEqualTo(503);
        } finally {
            wrapped(record.id(), wrapped);
        }
    }

    private void wrapped(RecordId record, String wrapped) throws SQLException {
        partners.execute("owner", "update data_key set wrapped = '" + wrapped + "' where record = '" + record + "'");
    }

    private Response dea(String purpose, RecordId record) {
        return partners.analyst("US", "us-dea", purpose).get("/v1/records/" + record);
    }

    private Response pulled(RecordId record) {
        return partners.hsi().get("/v1/records/" + record);
    }
}
