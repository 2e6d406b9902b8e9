package io.entente.cases.review;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.Desk;
import io.entente.cases.MovedClock;
import io.entente.cases.Rows;
import io.entente.kernel.event.Address;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

/** Officers review what is released: 28 CFR 23.20(h), LED 2016/680 Art. 5. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ReviewTest {
    private static final String UNNEEDED = "{\"outcome\":\"not-kept\",\"reason\":\"EXERCISE, the case is closed\"}";

    private final LocalDate today = Today.thatLasts();

    TestStack stack;

    @Inject
    MovedClock clock;

    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.inUnit(stack, "be-fgp", "drugs", "an.officer", "liaison-officer");
    }

    @Test
    void reviewer_date_and_reason_are_on_record_and_the_reason_in_no_event_and_nowhere_in_clear() {
        String id = officer.releases(small());
        String reason = "EXERCISE " + UUID.randomUUID();
        LocalDate next = today.plusYears(2);

        officer.review(id, said(next, reason))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("version.state", equalTo("released"));

        officer.reviews(id, "")
                .then()
                .statusCode(200)
                .body("reviews.number", contains(1))
                .body("reviews[0].version", equalTo(1))
                .body("reviews[0].outcome", equalTo("kept"))
                .body("reviews[0].reviewBy", equalTo(next.toString()))
                .body("reviews[0].reviewer", equalTo("an.officer"))
                .body("reviews[0].reason", equalTo(reason))
                .body("reviews[0].at", matchesPattern(today + "T.*Z"))
                .body("next", nullValue());
        officer.history(id).then().body("history.act", hasItem("referral.reviewed"));
        Seen event = SeenEvents.of(stack)
                .next(seen -> "referral.reviewed".equals(seen.text("type"))
                        && id.equals(seen.said("record").asText()));
        assertThat(event.said("criteria").toString())
                .isEqualTo("{\"outcome\":\"kept\",\"review\":1,\"reviewBy\":\"" + next + "\"}");
        assertThat(event.said().toString()).doesNotContain(reason);
        assertThat(new StolenDatabase(stack).tablesWith(reason)).isEmpty();
    }

    @Test
    void the_gateway_is_told_what_the_agency_signed() {
        String id = officer.releases(small().put("reviewBy", today.plusDays(10).toString()));
        String undated = officer.releases(small());
        assertThat(released(id).path("reviewBy").textValue())
                .isEqualTo(today.plusDays(10).toString());
        assertThat(released(undated).path("reviewBy").isNull()).isTrue();

        officer.review(id, today.plusYears(5)).then().statusCode(200);
        officer.review(id, UNNEEDED).then().statusCode(200);

        assertThat(announced(id)).isEqualTo(note(id, 1, today.plusYears(5)));
        assertThat(announced(id))
                .as("what is needed no longer is shown no longer")
                .isEqualTo(note(id, 2, today.minusDays(1)));
    }

    @Test
    @Tag("P3")
    void nothing_is_signed_for_a_day_to_come() {
        String id = officer.releases(small());
        String waiting = officer.drafts(small());
        officer.submit(waiting).then().statusCode(200);

        clock.during(Duration.ofDays(1), () -> {
            officer.review(id, today.plusYears(5)).then().statusCode(503).body("type", endsWith("/unavailable"));
            officer.release(waiting).then().statusCode(503);
            officer.amend(id, small()).then().statusCode(503);
        });

        officer.reviews(id, "").then().body("reviews", empty());
        officer.read(id).then().body("released", equalTo(1));
        officer.read(waiting).then().body("released", nullValue());
        officer.review(id, today.plusYears(5)).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"outcome":"kept","reviewBy":"TODAY","reason":"EXERCISE"}             | $.reviewBy
                    {"outcome":"kept","reviewBy":"TOO LATE","reason":"EXERCISE"}          | $.reviewBy
                    {"outcome":"kept","reason":"EXERCISE"}                                | $.reviewBy
                    {"outcome":"not-kept","reviewBy":"IN TIME","reason":"EXERCISE"}       | $.reviewBy
                    {"outcome":"kept","reviewBy":"IN TIME"}                               | $.reason
                    {"outcome":"kept","reviewBy":"IN TIME","reason":" "}                  | $.reason
                    {"outcome":"kept","reviewBy":"IN TIME","reason":"LONG"}               | $.reason
                    {"outcome":"perhaps","reason":"EXERCISE"}                             | $.outcome
                    {"reason":"EXERCISE"}                                                 | $.outcome
                    {"outcome":"not-kept","reason":"EXERCISE","reviewer":"somebody.else"} | $.reviewer
                    """)
    void a_review_without_reason_or_outcome_or_beyond_five_years_is_refused(String body, String place) {
        String id = officer.releases(small());

        officer.review(
                        id,
                        body.replace("TODAY", today.toString())
                                .replace(
                                        "TOO LATE",
                                        today.plusYears(5).plusDays(2).toString())
                                .replace("IN TIME", today.plusYears(1).toString())
                                .replace("LONG", "x".repeat(1001)))
                .then()
                .statusCode(422)
                .body("faults[0].path", equalTo(place));
        officer.reviews(id, "").then().body("reviews", empty());
    }

    @Test
    void what_never_was_released_has_nothing_to_review_and_what_was_taken_back_has() {
        String draft = officer.drafts(small());
        String recalled = officer.releases(small());
        officer.recall(recalled).then().statusCode(200);

        officer.review(draft, UNNEEDED).then().statusCode(409).body("type", endsWith("/referral-not-released"));
        officer.review(recalled, today.plusYears(1)).then().statusCode(200).body("state", equalTo("recalled"));
    }

    @Test
    void any_officer_who_keeps_it_reviews_it_also_who_released_it_and_nobody_else() {
        String id = officer.releases(small());
        officer.letRead(id, "{\"readers\":\"agency\"}").then().statusCode(200);
        Desk colleague = Desk.inUnit(stack, "be-fgp", "drugs", "a.colleague", "release-supervisor");
        Desk elsewhere = Desk.inUnit(stack, "be-fgp", "fraud", "a.reader", "liaison-officer");

        officer.review(id, today.plusYears(1)).then().statusCode(200);
        colleague.review(id, today.plusYears(2)).then().statusCode(200);
        elsewhere.review(id, today.plusYears(3)).then().statusCode(403).body("type", endsWith("/referral-not-yours"));
        Desk.of(stack, "be-fgp", "an.auditor", "auditor")
                .review(id, today.plusYears(3))
                .then()
                .statusCode(403);

        elsewhere
                .reviews(id, "")
                .then()
                .statusCode(200)
                .body("reviews.reviewer", contains("a.colleague", "an.officer"));
    }

    @Test
    @Tag("P7")
    void an_officer_of_another_agency_gets_what_they_would_get_of_none() {
        String id = officer.releases(small());
        String none = UUID.randomUUID().toString();
        Desk other = Desk.liaison(stack, "be-customs", "another.officer");

        Response review = other.review(id, today.plusYears(1));
        Response reviews = other.reviews(id, "");

        assertThat(review.statusCode()).isEqualTo(404);
        assertThat(review.asByteArray())
                .isEqualTo(other.review(none, today.plusYears(1)).asByteArray());
        assertThat(reviews.statusCode()).isEqualTo(404);
        assertThat(reviews.asByteArray()).isEqualTo(other.reviews(none, "").asByteArray());
    }

    @Test
    @Tag("P6")
    void one_request_is_one_review_and_one_on_what_has_changed_is_none() {
        String id = officer.releases(small());
        String read = officer.read(id).header("ETag");
        Desk keyed = officer.keyed(UUID.randomUUID().toString());

        Response first = keyed.expecting(read).review(id, today.plusYears(1));
        Response again = keyed.expecting(read).review(id, today.plusYears(1));

        first.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(first.header("ETag")).isNotEqualTo(read);
        officer.expecting(read).review(id, UNNEEDED).then().statusCode(412);
        officer.reviews(id, "").then().body("reviews.number", contains(1));
    }

    @Test
    void the_history_goes_page_by_page_and_another_referrals_is_another() {
        String id = officer.releases(small());
        String other = officer.releases(small());
        for (int year = 1; year <= 3; year++)
            officer.review(id, today.plusYears(year)).then().statusCode(200);

        Response first = officer.reviews(id, "?limit=2");
        first.then().body("reviews.number", contains(3, 2)).body("next", equalTo(2));
        officer.reviews(id, "?limit=2&after=2")
                .then()
                .body("reviews.number", contains(1))
                .body("next", nullValue());
        officer.reviews(other, "").then().body("reviews", empty());
    }

    @Test
    void what_was_found_is_never_changed_and_its_words_go_with_the_record_alone() throws SQLException {
        String id = officer.releases(small());
        officer.review(id, UNNEEDED).then().statusCode(200);
        String kept = "review where referral = '" + id + "' and words is not null";

        try (Connection web = stack.as("web");
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            statement.execute("select set_config('entente.agency', 'be-fgp', true)");
            assertThat(statement.executeUpdate("update review set words = null where referral = '" + id + "'"))
                    .isZero();
            assertThatThrownBy(() -> statement.executeUpdate("update review set outcome = 'kept', review_by = now()"))
                    .hasMessageContaining("permission denied");
            web.rollback();
            assertThatThrownBy(() -> statement.executeUpdate("delete from review"))
                    .hasMessageContaining("permission denied");
            web.rollback();
        }
        assertThat(new Rows(stack).count(kept)).isOne();
        officer.recall(id).then().statusCode(200);
        Desk.inUnit(stack, "be-fgp", "drugs", "a.supervisor", "release-supervisor")
                .erase(id, "retention-over")
                .then()
                .statusCode(200);

        assertThat(new Rows(stack).count(kept)).isZero();
        assertThat(new Rows(stack).count("review where referral = '" + id + "' and outcome = 'not-kept'"))
                .isOne();
        officer.reviews(id, "").then().statusCode(410).body("type", endsWith("/referral-erased"));
        officer.review(id, today.plusYears(1)).then().statusCode(410);
        officer.history(id).then().statusCode(200).body("history.act", hasItem("referral.reviewed"));
    }

    private static String said(LocalDate reviewBy, String reason) {
        return "{\"outcome\":\"kept\",\"reviewBy\":\"" + reviewBy + "\",\"reason\":\"" + reason + "\"}";
    }

    private ReviewNote note(String id, int number, LocalDate until) {
        return new ReviewNote(new AgencyId("be-fgp"), RecordId.of(id), 1, number, today, until);
    }

    private JsonNode released(String id) {
        return announced(Address.RECORD_RELEASED, id);
    }

    private ReviewNote announced(String id) {
        Agency agency = stack.keys().register().agency(new AgencyId("be-fgp")).orElseThrow();
        JsonNode data = announced(Address.RECORD_REVIEWED, id);
        assertThat(data.path("agency").textValue()).isEqualTo("be-fgp");
        return ReviewNote.verified(data.path("note").textValue(), agency.recordKeys());
    }

    private JsonNode announced(Address address, String id) {
        while (true) {
            var event = stack.others().receive(address);
            if (event.subject().equals(id)) return event.data();
        }
    }
}
