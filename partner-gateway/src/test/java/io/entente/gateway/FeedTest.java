package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class FeedTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    record Told(long number, String record, String change) {}

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

    @Test
    @Tag("P7")
    void a_page_is_as_long_as_asked_for_however_many_entries_are_left_out() {
        String cursor = end(partners::hsi);
        for (int n = 0; n < 3; n++) {
            RecordTestData gone = RecordTestData.released();
            partners.release(gone);
            partners.recall(gone);
        }
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response page = partners.hsi()
                .queryParam("after", cursor)
                .queryParam("limit", 1)
                .get("/v1/feed");

        assertThat(told(page))
                .extracting(Told::record)
                .containsExactly(record.id().toString());
    }

    @Test
    void pages_join_without_gap_or_repetition() {
        for (int n = 0; n < 3; n++) partners.release(RecordTestData.released());

        List<Told> whole = everything(partners::hsi);

        assertThat(whole)
                .extracting(Told::number)
                .isEqualTo(java.util.stream.LongStream.rangeClosed(1, whole.size())
                        .boxed()
                        .toList());
        assertThat(everything(partners::hsi, 2)).isEqualTo(whole);
    }

    @Test
    void the_agencys_own_numbers_have_no_gaps() {
        for (int n = 0; n < 2; n++) partners.release(RecordTestData.released());

        assertThat(partners.count("(select number - row_number() over (order by number) as gap from feed_entry"
                        + " where agency = 'us-hsi') as numbered where gap <> 0"))
                .isZero();
        assertThat(partners.count("feed_head h where agency = 'us-hsi' and last ="
                        + " (select max(number) from feed_entry where agency = 'us-hsi')"))
                .isEqualTo(1);
    }

    @Test
    void a_cursor_of_another_purpose_agency_or_person_is_refused() {
        String cursor = end(partners::hsi);

        assertBadCursor(
                partners.hsi("money-laundering").queryParam("after", cursor).get("/v1/feed"));
        assertBadCursor(partners.analyst("US", "us-dea", "drug-trafficking")
                .queryParam("after", cursor)
                .get("/v1/feed"));
        assertBadCursor(partners.hsi().queryParam("after", "17").get("/v1/feed"));
    }

    @Test
    void whoever_follows_its_feed_ends_with_what_a_fresh_pull_gives() {
        var random = new Random(20261122);
        List<RecordTestData> records = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        String cursor = end(partners::hsi);
        for (int step = 0; step < 12; step++) {
            if (records.isEmpty() || random.nextInt(3) == 0) {
                records.add(RecordTestData.released());
                partners.release(records.get(records.size() - 1));
            } else {
                int chosen = random.nextInt(records.size());
                RecordTestData next = changed(records.get(chosen), random);
                records.set(chosen, next);
            }
            if (random.nextBoolean()) cursor = follow(cursor, followed);
        }
        follow(cursor, followed);

        for (RecordTestData record : records)
            assertThat(followed.contains(record.id().toString()))
                    .as("%s", record.id())
                    .isEqualTo(partners.hsi().get("/v1/records/" + record.id()).statusCode() == 200);
    }

    private RecordTestData changed(RecordTestData record, Random random) {
        if (random.nextInt(4) == 0) {
            partners.recall(record);
            return record;
        }
        RecordTestData next =
                record.amended().marked(random.nextBoolean() ? "amber" : "red").telling("EXERCISE " + random.nextInt());
        partners.release(next);
        return next;
    }

    private String follow(String cursor, Set<String> followed) {
        Response page = partners.hsi()
                .queryParam("after", cursor)
                .queryParam("limit", 100)
                .get("/v1/feed");
        for (Told told : told(page)) {
            if (told.change().equals("withdrawn")) followed.remove(told.record());
            else followed.add(told.record());
        }
        return page.jsonPath().getString("next");
    }

    private static void assertBadCursor(Response response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.asString()).contains("/problems/bad-cursor");
    }

    private List<Told> everything(Supplier<RequestSpecification> asker) {
        return everything(asker, 100);
    }

    private List<Told> everything(Supplier<RequestSpecification> asker, int limit) {
        List<Told> all = new ArrayList<>();
        Response page = asker.get().queryParam("limit", limit).get("/v1/feed");
        while (!told(page).isEmpty()) {
            all.addAll(told(page));
            page = next(asker, limit, page);
        }
        return all;
    }

    private String end(Supplier<RequestSpecification> asker) {
        Response page = asker.get().queryParam("limit", 100).get("/v1/feed");
        while (!told(page).isEmpty()) page = next(asker, 100, page);
        return page.jsonPath().getString("next");
    }

    private static Response next(Supplier<RequestSpecification> asker, int limit, Response page) {
        return asker.get()
                .queryParam("limit", limit)
                .queryParam("after", page.jsonPath().getString("next"))
                .get("/v1/feed");
    }

    private static List<Told> told(Response page) {
        assertThat(page.statusCode()).isEqualTo(200);
        List<Map<String, Object>> entries = page.jsonPath().getList("entries");
        return entries.stream()
                .map(entry ->
                        new Told(((Number) entry.get("number")).longValue(), (String) entry.get("record"), (String)
                                entry.get("change")))
                .toList();
    }

    private static List<String> about(RecordTestData record, List<Told> told) {
        return told.stream()
                .filter(entry -> entry.record().equals(record.id().toString()))
                .map(Told::change)
                .toList();
    }
}
