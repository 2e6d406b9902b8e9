package io.entente.gateway;

import io.entente.gateway.FeedPages.Told;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;

import static io.entente.gateway.FeedPages.end;
import static io.entente.gateway.FeedPages.everything;
import static io.entente.gateway.FeedPages.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A feed over HTTP: pages, numbers and cursors. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class FeedPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Set<RecordId> recalled = new HashSet<>();

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
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

        // What other tests left to be told stands before it, one on each page.
        List<Told> page;
        do {
            Response next = partners.hsi()
                    .queryParam("after", cursor)
                    .queryParam("limit", 1)
                    .get("/v1/feed");
            cursor = next.jsonPath().getString("next");
            page = told(next);
            assertThat(page).hasSize(1);
        } while (!page.get(0).record().equals(record.id().toString()));
    }

    @Test
    void pages_join_without_gap_or_repetition() {
        for (int n = 0; n < 3; n++) partners.release(RecordTestData.released());
        // Until nothing of what other tests began is told between the two.
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Told> whole = everything(partners::hsi);
            assertThat(whole)
                    .extracting(Told::number)
                    .isEqualTo(LongStream.rangeClosed(1, whole.size()).boxed().toList());
            assertThat(everything(partners::hsi, 2)).isEqualTo(whole);
        });
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

    /** What was recalled stays so: it can only be recalled again. */
    private RecordTestData changed(RecordTestData record, Random random) {
        if (recalled.contains(record.id()) || random.nextInt(4) == 0) {
            recalled.add(record.id());
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
}
