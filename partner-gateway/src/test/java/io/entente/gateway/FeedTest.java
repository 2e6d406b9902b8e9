package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import static io.entente.gateway.FeedPages.about;
import static io.entente.gateway.FeedPages.end;
import static io.entente.gateway.FeedPages.everything;
import static io.entente.gateway.FeedPages.told;
import static org.assertj.core.api.Assertions.assertThat;

/** What a feed tells, and to whom. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class FeedTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void what_was_released_to_an_agency_stands_in_its_feed_and_in_no_other() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        assertThat(about(record, everything(partners::hsi))).containsExactly("visible");
        assertThat(about(record, everything(() -> partners.analyst("US", "us-dea", "drug-trafficking"))))
                .isEmpty();
    }

    @Test
    @Tag("P7")
    void a_feed_tells_nothing_of_records_hidden_under_the_declared_purpose() {
        Response before = partners.hsi("immigration-enforcement").get("/v1/feed");
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response after = partners.hsi("immigration-enforcement").get("/v1/feed");

        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.jsonPath().getList("entries")).isEmpty();
        assertThat(after.asString()).hasSameSizeAs(before.asString());
    }

    @Test
    void an_amendment_that_shows_something_new_is_told_and_one_that_does_not_is_not() {
        RecordTestData first = RecordTestData.released();
        partners.release(first);
        RecordTestData second = first.amended().telling("EXERCISE: more was found");
        partners.release(second);
        partners.release(second.amended().suspecting("EXERCISE Somebody Else"));

        assertThat(about(first, everything(partners::hsi))).containsExactly("visible", "changed");
    }

    @Test
    @Tag("P3")
    void a_recall_is_told_as_a_withdrawal_to_who_had_read_of_the_record() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String cursor = end(partners::hsi);

        partners.recall(record);

        assertThat(about(record, told(partners.hsi().queryParam("after", cursor).get("/v1/feed"))))
                .containsExactly("withdrawn");
    }

    @Test
    @Tag("P7")
    void who_had_not_read_of_a_record_is_not_told_that_it_was_withdrawn() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.recall(record);

        assertThat(about(record, everything(partners::hsi))).isEmpty();
    }

    @Test
    @Tag("P3")
    void a_recall_is_told_as_a_withdrawal_to_who_had_pulled_the_record() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(200);

        partners.recall(record);

        assertThat(about(record, everything(partners::hsi))).containsExactly("withdrawn");
        assertThat(about(record, everything(() -> partners.hsi("money-laundering"))))
                .isEmpty();
    }

    @Test
    @Tag("P7")
    void a_pull_that_found_nothing_makes_no_withdrawal_known() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.recall(record);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);

        assertThat(about(record, everything(partners::hsi))).isEmpty();
    }

    @Test
    @Tag("P3")
    void a_version_that_says_again_what_an_earlier_one_said_is_told_since_a_pull_brings_it() throws SQLException {
        RecordTestData first = RecordTestData.released();
        partners.release(first);
        RecordTestData second = first.amended().telling("EXERCISE: a mistake");
        RecordTestData third = second.amended().telling(first.narrative());

        // The feed follows only once both have come: what may be seen is then as it was, in another version.
        try (Connection owner = stack.as("owner");
                Statement hold = owner.createStatement()) {
            owner.setAutoCommit(false);
            hold.execute("select last from feed_head where agency = 'us-hsi' for update");
            partners.shelve(second);
            partners.shelve(third);
            owner.commit();
        }
        partners.feedsFollowed(first.id());

        assertThat(partners.hsi().get("/v1/records/" + first.id()).asString())
                .contains(third.versionId().toString());
        assertThat(about(first, everything(partners::hsi))).containsExactly("visible", "changed");
    }
}
