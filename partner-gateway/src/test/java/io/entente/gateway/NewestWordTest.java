package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The owner's newest word holds, in whatever order its words arrive. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class NewestWordTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P3")
    void a_recall_that_overtakes_its_release_holds() {
        RecordTestData record = RecordTestData.released();

        partners.recall(record);
        partners.send(record);
        RecordTestData later = RecordTestData.released();
        partners.release(later);

        assertThat(partners.hsi().get("/v1/records/" + later.id()).statusCode()).isEqualTo(200);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("P3")
    void a_recalled_record_is_withheld_from_the_next_pull_and_the_owner_sees_why() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(200);

        partners.recall(record);

        Response withheld = partners.hsi().get("/v1/records/" + record.id());
        assertThat(withheld.statusCode()).isEqualTo(404);
        assertThat(partners.eventOf(withheld).get("refusal").path("reason").textValue())
                .isEqualTo("recalled");
    }

    /** An owner's service that was restored from a backup knows of fewer versions than stand here. */
    @Test
    @Tag("P3")
    void a_recall_takes_back_every_version_whatever_number_it_names() {
        RecordTestData record = RecordTestData.released();
        RecordTestData second = record.amended().telling("EXERCISE: more was found");
        RecordTestData third = second.amended().telling("EXERCISE: and more");
        partners.release(record);
        partners.release(second);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).asString()).contains("more was found");

        partners.recall(record);

        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
        partners.send(third);
        partners.release(RecordTestData.released());
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
        assertThat(partners.count("shelf_version where version_id = '" + third.versionId() + "'"))
                .isZero();
    }

    @Test
    @Tag("P3")
    void a_tightened_marking_is_obeyed_at_once() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        partners.release(record.amended().marked("red"));

        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("P6")
    void stale_and_repeated_versions_change_nothing() {
        RecordTestData first = RecordTestData.released().telling("EXERCISE: one");
        RecordTestData second = first.amended().telling("EXERCISE: two");
        partners.release(second);

        partners.release(first);
        partners.send(second);
        partners.release(RecordTestData.released());

        Response pulled = partners.hsi().get("/v1/records/" + first.id());
        assertThat(pulled.asString()).contains("EXERCISE: two").doesNotContain("EXERCISE: one");
        assertThat(partners.count("shelf_version where record = '" + first.id() + "'"))
                .isEqualTo(2);
    }
}
