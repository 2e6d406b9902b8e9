package io.entente.gateway.feed;

import io.entente.gateway.FeedPages;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.clock.RequestTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Who owes an answer is reminded of it in its feed, before it is due. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P6")
class ReminderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    RemindOwing remindOwing;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        if (partners.count("node_heard where node = 'case-service'") == 0) partners.release(RecordTestData.released());
    }

    @Test
    void before_an_answer_is_due_the_feed_reminds_of_it_once_however_many_look() throws SQLException {
        RequestTestData request = RequestTestData.asked().release(stack);
        assertThat(reminders(request)).isZero();

        due(request);
        Uni.join()
                .all(IntStream.range(0, 4)
                        .mapToObj(instance -> remindOwing.run())
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        reminded(request);
        remindOwing.run().await().atMost(PATIENCE);

        assertThat(reminders(request)).isOne();
        assertThat(changes(request)).containsExactly("visible", "reminder");
    }

    @Test
    void a_reminder_that_could_not_be_written_is_written_once_later() throws SQLException {
        RequestTestData request = RequestTestData.asked().release(stack);
        partners.execute("owner", "revoke insert on feed_entry from gateway_worker");
        try {
            due(request);
            // Whoever finds another at the agency's feed leaves it to the other.
            await().atMost(PATIENCE).until(this::fails);
            assertThat(partners.count(
                            "response_clock where record = '" + request.id() + "' and reminded_at is not null"))
                    .isZero();
        } finally {
            partners.execute("owner", "grant insert on feed_entry to gateway_worker");
        }
        reminded(request);

        assertThat(reminders(request)).isOne();
    }

    @Test
    @Tag("P7")
    void nobody_is_reminded_of_what_it_has_answered_or_cannot_see() throws SQLException {
        RequestTestData answered = RequestTestData.asked().release(stack);
        partners.hsi()
                .contentType("application/json")
                .body("{\"answer\":\"decline\",\"reason\":\"no-capacity\"}")
                .post("/v1/records/" + answered.id() + "/responses")
                .then()
                .statusCode(200);
        RequestTestData waiting = RequestTestData.asked().release(stack);

        due(answered);
        due(waiting);
        reminded(waiting);

        assertThat(reminders(answered)).isZero();
        assertThat(partners.hsi("money-laundering").get("/v1/feed?limit=100").asString())
                .doesNotContain(waiting.id().toString());
    }

    @Test
    void nobody_is_reminded_of_what_is_overdue_already() throws SQLException {
        RequestTestData late = RequestTestData.asked().release(stack);
        RequestTestData inTime = RequestTestData.asked().release(stack);

        partners.execute(
                "owner",
                "update response_clock set remind_at = now() - interval '2 seconds', due_at = now() - interval '1"
                        + " second' where record = '" + late.id() + "'");
        due(inTime);
        reminded(inTime);

        assertThat(reminders(late)).isZero();
    }

    /** Its reader went by it while nothing of the request could be seen, and would not come by again. */
    @Test
    @Tag("P3")
    void a_reminder_that_was_passed_by_in_a_moment_of_silence_is_said_again() throws SQLException {
        RequestTestData request = RequestTestData.asked().release(stack);
        String cursor = FeedPages.end(partners::hsi);
        due(request);
        reminded(request);
        sentBy(request, "nobody-that-was-heard-of");
        var passedBy = partners.hsi().queryParam("after", cursor).get("/v1/feed?limit=100");
        assertThat(passedBy.asString()).doesNotContain(request.id().toString());

        sentBy(request, "case-service");
        partners.execute(
                "owner",
                "insert into feed_job (agency, record, due_at) values ('us-hsi', '" + request.id()
                        + "', '-infinity') on conflict (agency, record) do update set due_at = excluded.due_at");

        String next = passedBy.jsonPath().getString("next");
        await().atMost(PATIENCE)
                .until(() -> FeedPages.told(
                                partners.hsi().queryParam("after", next).get("/v1/feed?limit=100"))
                        .stream()
                        .anyMatch(told -> told.record().equals(request.id().toString())
                                && told.change().equals("reminder")));
    }

    private boolean fails() {
        return remindOwing
                .run()
                .map(done -> false)
                .onFailure()
                .recoverWithItem(true)
                .await()
                .atMost(PATIENCE);
    }

    private void sentBy(RequestTestData request, String node) throws SQLException {
        partners.execute(
                "owner", "update shelf_version set sender = '" + node + "' where record = '" + request.id() + "'");
    }

    private void due(RequestTestData request) throws SQLException {
        partners.execute(
                "owner",
                "update response_clock set remind_at = now() - interval '1 second' where record = '" + request.id()
                        + "'");
    }

    private void reminded(RequestTestData request) {
        await().atMost(PATIENCE)
                .until(() -> partners.count(
                                "response_clock where record = '" + request.id() + "' and reminded_at is not null")
                        == 1);
    }

    private long reminders(RequestTestData request) {
        return partners.count("feed_entry where record = '" + request.id() + "' and change = 'reminder'");
    }

    /** As the agency reads them. */
    private List<String> changes(RequestTestData request) {
        List<String> changes = new ArrayList<>();
        String after = "";
        while (true) {
            var page = partners.hsi().get("/v1/feed?limit=100" + after).jsonPath();
            for (var entry : page.<Map<String, Object>>getList("entries"))
                if (entry.get("record").equals(request.id().toString()))
                    changes.add(String.valueOf(entry.get("change")));
            if (page.getList("entries").isEmpty()) return changes;
            after = "&after=" + page.getString("next");
        }
    }
}
