package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Past its review a record is withheld (28 CFR 23.20(h), LED 2016/680 Art. 5), until its owner reviews it. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class ReviewedRecordTest {
    private static final String DEAD = "dead.record.reviewed";

    private final LocalDate today = Today.thatLasts();
    private final LocalDate yesterday = today.minusDays(1);

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P7")
    void past_its_review_it_is_answered_like_none_and_its_owner_alone_learns_why() {
        RecordTestData record = RecordTestData.released().reviewedBy(yesterday);
        partners.release(record);

        Response past = pull(record);
        Response none = partners.hsi().get("/v1/records/" + RecordId.random());

        assertThat(past.statusCode()).isEqualTo(404);
        assertThat(past.asByteArray()).isEqualTo(none.asByteArray());
        Map<String, JsonNode> event = partners.eventOf(past);
        assertThat(event.get("refusal").path("reason").textValue()).isEqualTo("review-overdue");
        assertThat(event.get("outcome").textValue()).isEqualTo("nothing");
        assertThat(event.get("partner").isNull()).isTrue();
    }

    @Test
    @Tag("P7")
    void it_leaves_as_many_events_of_one_size_as_none_does() {
        RecordTestData record = RecordTestData.released().reviewedBy(yesterday);
        partners.release(record);

        List<List<Integer>> sizes = Stream.of(record.id(), RecordId.random())
                .map(id -> Sent.during(stack, () -> partners.hsi()
                                .header("Entente-Notice", "none")
                                .get("/v1/records/" + id)
                                .then()
                                .statusCode(404))
                        .stream()
                        .filter(sent -> sent.address() == Address.AUDIT_GATEWAY
                                && Partners.asker(sent.event())
                                        .get("record")
                                        .asText()
                                        .equals(id.toString()))
                        .map(sent ->
                                sent.event().data().path("statement").asText().length())
                        .toList())
                .toList();

        assertThat(sizes.get(0)).hasSize(1).isEqualTo(sizes.get(1));
    }

    @Test
    void on_its_review_day_it_is_still_there() {
        RecordTestData record = RecordTestData.released().reviewedBy(today);
        partners.release(record);
        RecordTestData young = RecordTestData.released();
        partners.release(young);

        assertThat(pull(record).statusCode()).isEqualTo(200);
        assertThat(pull(young).statusCode()).isEqualTo(200);
    }

    @Test
    void whatever_its_owner_says_it_is_shown_for_five_years_after_its_signature_at_most() {
        Instant signed =
                today.minusYears(5).minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        RecordTestData undated = RecordTestData.released().signedAt(signed);
        RecordTestData longer = RecordTestData.released().signedAt(signed).reviewedBy(today.plusYears(1));
        RecordTestData inTime = RecordTestData.released().signedAt(signed.plus(1, ChronoUnit.DAYS));
        for (RecordTestData record : List.of(undated, longer, inTime)) partners.release(record);

        assertThat(pull(undated).statusCode()).isEqualTo(404);
        assertThat(pull(longer).statusCode()).isEqualTo(404);
        assertThat(pull(inTime).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("P3")
    void a_review_brings_it_back_and_one_that_finds_it_unneeded_takes_it_away_and_the_feed_follows() {
        RecordTestData record = RecordTestData.released();
        String cursor = FeedPages.end(partners::hsi);
        partners.release(record);
        String before = pull(record).asString();

        partners.review(record, 1, today, yesterday);
        assertThat(pull(record).statusCode()).isEqualTo(404);
        assertThat(changes(cursor, record)).containsExactly("withdrawn");
        partners.review(record, 2, today, today.plusYears(5));

        assertThat(pull(record).asString()).isEqualTo(before);
        assertThat(changes(cursor, record)).containsExactly("visible", "withdrawn", "visible");
    }

    @Test
    @Tag("P6")
    void a_late_or_repeated_review_does_nothing_and_one_before_its_version_waits_for_it() {
        RecordTestData record = RecordTestData.released();
        RecordTestData amended = record.amended().telling("EXERCISE: more was found");
        partners.release(record);

        partners.review(record, 2, today, yesterday);
        send(record, 1, today.plusYears(1));
        send(record, 2, yesterday);
        partners.review(amended, 3, today, today.plusYears(1));
        assertThat(pull(record).statusCode())
                .as("the first version, of which nothing better was said")
                .isEqualTo(404);
        partners.release(amended.reviewedBy(yesterday));
        assertThat(pull(record).asString()).contains("more was found");
        send(record, 4, yesterday);

        assertThat(pull(record).asString()).contains("more was found");
        assertThat(partners.texts("select version || ' ' || number from shelf_review_day where record = '" + record.id()
                        + "' order by version"))
                .containsExactly("1 4", "2 3");
    }

    @Test
    @Tag("P3")
    @Tag("P6")
    void a_review_of_a_version_that_has_not_arrived_gives_nothing_back() {
        RecordTestData record = RecordTestData.released();
        RecordTestData amended = record.amended().telling("EXERCISE: more was found");
        partners.release(record);
        partners.review(record, 1, today, yesterday);
        assertThat(pull(record).statusCode()).isEqualTo(404);

        partners.review(amended, 2, today, today.plusYears(1));

        assertThat(pull(record).statusCode()).isEqualTo(404);
        partners.release(amended);
        assertThat(pull(record).asString()).contains("more was found");
    }

    @Test
    @Tag("P3")
    @Tag("P6")
    void a_late_review_of_the_version_on_the_shelf_counts_though_one_of_the_next_waits() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.review(record.amended(), 2, today, today.plusYears(1));
        assertThat(pull(record).statusCode()).isEqualTo(200);

        send(record, 1, yesterday);

        assertThat(pull(record).statusCode()).isEqualTo(404);
    }

    /** The owner's database was restored, and knows neither of the next version nor of its review. */
    @Test
    @Tag("P3")
    void a_record_is_taken_back_under_a_number_that_waits_for_the_next_version() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.review(record.amended(), 1, today, today.plusYears(1));
        assertThat(pull(record).statusCode()).isEqualTo(200);

        send(record, 1, yesterday);

        assertThat(pull(record).statusCode()).isEqualTo(404);
    }

    /** Expand, then contract: the release before this one still runs beside it, and writes its reviews with the record. */
    @Test
    @Tag("P3")
    void what_an_older_release_finds_in_a_review_counts_too() throws Exception {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.review(record, 1, today, today.plusYears(1));

        olderReview(record, 1, 2, yesterday);
        assertThat(pull(record).statusCode()).isEqualTo(404);
        olderReview(record, 2, 3, today.plusYears(1));
        assertThat(pull(record).statusCode()).isEqualTo(404);
    }

    private void olderReview(RecordTestData record, int version, int number, LocalDate until) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute("update shelf_record set reviewed_version = " + version + ", review_number = " + number
                    + ", reviewed_until = '" + until + "', review_note = 'a.note.signed' where record = '" + record.id()
                    + "'");
        }
    }

    /** The owner's database was restored, and counts its reviews from before. */
    @Test
    @Tag("P6")
    void another_review_under_a_number_that_was_taken_becomes_a_dead_letter() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        send(record, 1, yesterday);
        partners.review(record, 2, today, today.plusYears(1));
        long before = stack.broker().waiting(DEAD);

        for (int number : List.of(1, 2)) sendAnother(record, number, today.plusYears(2));

        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 2);
        assertThat(partners.texts("select cast(reviewed_until as varchar) from shelf_record where record = '"
                        + record.id() + "'"))
                .containsExactly(today.plusYears(1).toString());
        assertThat(pull(record).statusCode()).isEqualTo(200);
        partners.review(record, 3, today, yesterday);
        assertThat(pull(record).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("P3")
    void another_review_that_takes_the_record_back_counts_under_whatever_number() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.review(record, 1, today, today.plusYears(1));
        assertThat(pull(record).statusCode()).isEqualTo(200);

        sendAnother(record, 1, yesterday);

        await().atMost(Duration.ofSeconds(60)).until(() -> pull(record).statusCode() == 404);
    }

    private void sendAnother(RecordTestData record, int number, LocalDate until) {
        stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        UUID.randomUUID(),
                        record.id().toString(),
                        record.review(stack.keys(), number, today, until));
    }

    @Test
    void five_years_are_five_years_from_receipt_at_most_whatever_the_owners_clock_says() {
        LocalDate ahead = today.plusYears(2);
        RecordTestData record = RecordTestData.released()
                .signedAt(ahead.atStartOfDay(ZoneOffset.UTC).toInstant())
                .reviewedBy(ahead.plusYears(5));
        partners.release(record);
        UUID review = UUID.randomUUID();
        String versions = "select cast(review_by as varchar) from shelf_version where record = '" + record.id() + "'";
        assertThat(partners.texts(versions)).containsExactly(today.plusYears(5).toString());

        stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        review,
                        record.id().toString(),
                        record.review(stack.keys(), 1, ahead, ahead.plusYears(5)));
        await().atMost(Duration.ofSeconds(60)).until(() -> partners.count("inbox where id = '" + review + "'") == 1);

        assertThat(partners.texts("select cast(reviewed_until as varchar) from shelf_record where record = '"
                        + record.id() + "'"))
                .containsExactly(today.plusYears(5).toString());
    }

    /** Expand, then contract: the release before reviews still runs beside this one, and knows no column for their day. */
    @Test
    @Tag("P1")
    void what_a_release_that_knows_of_no_reviews_shelves_is_withheld_until_its_day_is_known() throws Exception {
        RecordTestData record = RecordTestData.released()
                .signedAt(today.minusYears(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        partners.release(record);
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(
                    "with gone as (delete from shelf_version where record = '" + record.id() + "' returning *)"
                            + " insert into shelf_version (record, version, version_id, signed_part, pointer,"
                            + " labels_hash, received_at, sender, urgency) select record, version, version_id,"
                            + " signed_part, pointer, labels_hash, received_at, sender, urgency from gone");
        }
        String days = "select cast(review_by as varchar) from shelf_version where record = '" + record.id() + "'";

        await().atMost(Duration.ofSeconds(60)).until(() -> partners.texts(days)
                .equals(List.of(today.plusYears(4).toString())));
        assertThat(pull(record).statusCode()).isEqualTo(200);
        withheldWithoutADay(record);
    }

    private void withheldWithoutADay(RecordTestData record) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                Connection holding = stack.as("owner");
                Statement hold = holding.createStatement()) {
            holding.setAutoCommit(false);
            hold.execute("select from shelf_record where record = '" + record.id() + "' for update");
            statement.execute("update shelf_version set review_by = null where record = '" + record.id() + "'");
            assertThat(pull(record).statusCode()).isEqualTo(404);
            holding.rollback();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> pull(record).statusCode() == 200);
    }

    @Test
    void neither_a_recall_nor_an_erasure_is_undone_by_a_review() {
        RecordTestData recalled = RecordTestData.released();
        RecordTestData erased = RecordTestData.released();
        partners.release(recalled);
        partners.release(erased);
        partners.review(erased, 1, today, today.plusYears(1));
        partners.recall(recalled);
        partners.erase(erased);

        send(recalled, 1, today.plusYears(1));
        send(erased, 2, today.plusYears(1));

        assertThat(pull(recalled).statusCode()).isEqualTo(404);
        assertThat(partners.count("shelf_record where record in ('" + recalled.id() + "', '" + erased.id()
                        + "') and reviewed_version is null and review_note is null"))
                .isEqualTo(2);
    }

    @Test
    @Tag("P4")
    void only_its_owners_own_signature_reviews_a_record() {
        RecordTestData record = RecordTestData.released().reviewedBy(yesterday);
        partners.release(record);
        AgencyId customs = new AgencyId("be-customs");
        LocalDate until = today.plusYears(1);
        Signer own = stack.keys().agency(record.owner());
        ReviewNote note = new ReviewNote(record.owner(), record.id(), 1, 1, today, until);

        assertRefused(record, data("be-fgp", note.signed(stack.keys().agency(customs))));
        assertRefused(record, data("be-customs", note.signed(own)));
        assertRefused(
                record,
                data(
                        "be-customs",
                        new ReviewNote(customs, record.id(), 1, 1, today, until)
                                .signed(stack.keys().agency(customs))));
        assertRefused(record, data("be-fgp", "no note at all"));
        assertRefused(record, JsonNodeFactory.instance.objectNode().put("agency", "be-fgp"));
        assertRefused(record, () -> stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        TestKeys.CASES_OF_US,
                        stack.keys().service(TestKeys.CASES_OF_US),
                        record.id().toString(),
                        data("be-fgp", note.signed(own))));
        assertThat(pull(record).statusCode()).isEqualTo(404);
    }

    @Test
    @Tag("P1")
    void its_decisions_are_made_again_as_of_the_review_they_were_made_on() {
        RecordTestData record = RecordTestData.released().reviewedBy(yesterday);
        partners.release(record);
        String withheld = pull(record).header("Entente-Disclosure");
        partners.review(record, 1, today, today.plusYears(1));
        String shown = pull(record).header("Entente-Disclosure");
        partners.review(record, 2, today, yesterday);

        JsonNode first = replay(withheld);
        JsonNode second = replay(shown);

        assertThat(first.path("result").asText()).isEqualTo("same");
        assertThat(first.path("recorded").path("reason").asText()).isEqualTo("review-overdue");
        assertThat(second.path("result").asText()).isEqualTo("same");
        assertThat(second.path("recorded").path("decision").asText()).isEqualTo("disclose");
    }

    @Test
    void its_originator_is_told_of_a_query_about_what_is_past_its_review() {
        RecordTestData record = RecordTestData.released().reviewedBy(yesterday);
        partners.release(record);

        pull(record);
        await().atMost(Duration.ofSeconds(60)).until(() -> partners.everyOwnerIsTold());

        JsonNode notice = stack.others().receive(Address.QUERY_MATCHED).data();
        while (!notice.path("record").asText().equals(record.id().toString()))
            notice = stack.others().receive(Address.QUERY_MATCHED).data();
        assertThat(notice.path("outcome").asText()).isEqualTo("nothing");
    }

    private Response pull(RecordTestData record) {
        return partners.hsi().get("/v1/records/" + record.id());
    }

    /** What a reader that stood there is told of the record since. */
    private List<String> changes(String cursor, RecordTestData record) {
        return FeedPages.told(partners.hsi().queryParam("after", cursor).get("/v1/feed")).stream()
                .filter(told -> told.record().equals(record.id().toString()))
                .map(FeedPages.Told::change)
                .toList();
    }

    private JsonNode replay(String disclosure) {
        return StrictJson.read(RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "be-fgp.auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + disclosure + "/replay")
                .asByteArray());
    }

    /** Returns when it was taken, whatever came of it. */
    private void send(RecordTestData record, int number, LocalDate until) {
        UUID id = UUID.randomUUID();
        stack.others()
                .send(
                        Address.RECORD_REVIEWED,
                        id,
                        record.id().toString(),
                        record.review(stack.keys(), number, today, until));
        await().atMost(Duration.ofSeconds(60)).until(() -> partners.count("inbox where id = '" + id + "'") == 1);
    }

    private static JsonNode data(String agency, String note) {
        return JsonNodeFactory.instance.objectNode().put("agency", agency).put("note", note);
    }

    private void assertRefused(RecordTestData record, JsonNode data) {
        assertRefused(record, () -> stack.others()
                .send(Address.RECORD_REVIEWED, UUID.randomUUID(), record.id().toString(), data));
    }

    private void assertRefused(RecordTestData record, Runnable sending) {
        long before = stack.broker().waiting(DEAD);
        sending.run();
        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 1);
        assertThat(partners.count("shelf_record where record = '" + record.id() + "' and reviewed_version is null"))
                .isOne();
    }
}
