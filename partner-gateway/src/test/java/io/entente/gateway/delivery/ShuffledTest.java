package io.entente.gateway.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Releases and recalls that arrive late, again, and in any order. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P6")
class ShuffledTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    /** A message as it goes over the wire: sent twice, it is the same one twice. */
    private record Sealed(Address to, String body) {}

    @Test
    @Tag("P3")
    void a_recall_that_overtakes_its_release_hides_it_from_the_first_moment() {
        RecordTestData record = RecordTestData.released();
        deliver(List.of(recall(record)));

        deliver(List.of(release(record)));

        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
        assertThat(partners.count("shelf_version where record = '" + record.id() + "'"))
                .isZero();
        assertThat(partners.count("feed_entry where record = '" + record.id() + "'"))
                .isZero();
    }

    @Test
    @Tag("P3")
    void an_erasure_that_overtakes_its_release_leaves_nothing() {
        RecordTestData record = RecordTestData.released();
        RecordTestData amended = record.amended();
        deliver(List.of(erasure(record)));

        deliver(List.of(release(amended), recall(record), release(record), erasure(record)));
        partners.feedsFollowed(record.id());

        assertNothingIsLeft(record);
        assertThat(partners.count("feed_entry where record = '" + record.id() + "'"))
                .isZero();
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void an_erasure_ends_a_record_whatever_the_order_and_however_often(long seed) {
        RecordTestData first = RecordTestData.released();
        RecordTestData second = first.amended();
        List<Sealed> shuffled = new ArrayList<>();
        for (Sealed message : List.of(release(first), release(second), recall(first), erasure(first)))
            shuffled.addAll(Collections.nCopies(10, message));
        Collections.shuffle(shuffled, new Random(seed));

        deliver(shuffled);
        partners.feedsFollowed(first.id());

        assertNothingIsLeft(first);
        assertThat(partners.hsi().get("/v1/records/" + first.id()).statusCode()).isEqualTo(404);
    }

    private void assertNothingIsLeft(RecordTestData record) {
        for (String table : List.of("shelf_version", "shelf_claim", "shelf_recipient", "data_key"))
            assertThat(partners.count(table + " where record = '" + record.id() + "'"))
                    .as(table)
                    .isZero();
        assertThat(partners.count("decision_input where kind = 'labels' and convert_from(document, 'UTF8') like '%"
                        + record.id() + "%'"))
                .as("labels")
                .isZero();
    }

    @Test
    void a_stale_version_changes_nothing_for_who_reads() {
        RecordTestData first = RecordTestData.released().telling("EXERCISE: one");
        RecordTestData second = first.amended().telling("EXERCISE: two");
        partners.release(second);
        long entries = told(first);

        deliver(List.of(release(first)));
        partners.feedsFollowed(first.id());

        assertThat(partners.hsi().get("/v1/records/" + first.id()).asString()).contains("EXERCISE: two");
        assertThat(told(first)).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 5, 6, 11, 12, 17})
    void whatever_the_order_and_however_often_the_end_is_the_same(long seed) {
        Random random = new Random(seed);
        List<RecordTestData> versions = Stream.iterate(
                        RecordTestData.released().telling("EXERCISE: version 1"),
                        last -> last.amended().telling("EXERCISE: version " + (last.version() + 1)))
                .limit(5)
                .toList();
        int recalled = random.nextInt(6);
        List<Sealed> messages =
                new ArrayList<>(versions.stream().map(this::release).toList());
        if (recalled > 0) messages.add(recall(versions.get(recalled - 1)));
        List<Sealed> shuffled = new ArrayList<>();
        messages.forEach(message -> shuffled.addAll(Collections.nCopies(10, message)));
        Collections.shuffle(shuffled, random);

        deliver(shuffled);
        RecordTestData newest = versions.get(versions.size() - 1);
        partners.feedsFollowed(newest.id());

        Response answer = partners.hsi().get("/v1/records/" + newest.id());
        if (recalled > 0) {
            assertThat(answer.statusCode()).as("whichever version it names").isEqualTo(404);
            return;
        }
        assertThat(answer.asString()).contains("EXERCISE: version " + newest.version());
        assertThat(partners.count("shelf_version where record = '" + newest.id() + "'"))
                .as("each version once")
                .isEqualTo(versions.size());
    }

    /** Entries under the purpose that sees what differs; to another the late version is the one it should have had. */
    private long told(RecordTestData data) {
        return partners.count("feed_entry where record = '" + data.id() + "' and purposes like '%,drug-trafficking,%'");
    }

    private Sealed release(RecordTestData data) {
        return sealed(Address.RECORD_RELEASED, data.id().toString(), data.message(stack.keys()));
    }

    private Sealed recall(RecordTestData data) {
        return sealed(Address.RECORD_RECALLED, data.id().toString(), data.recall());
    }

    private Sealed erasure(RecordTestData data) {
        return sealed(Address.RECORD_ERASED, data.id().toString(), data.erasure());
    }

    private Sealed sealed(Address to, String subject, JsonNode data) {
        WireEvent event = new WireEvent(
                UUID.randomUUID(), to.producer(), to.eventType(), subject, Instant.parse("2026-11-22T09:30:00Z"), data);
        return new Sealed(to, stack.others().seal(to, event));
    }

    /** Returns when all of it has been taken, and nothing has become a dead letter. */
    private void deliver(List<Sealed> messages) {
        long dead = dead();
        messages.forEach(message -> stack.others().send(message.to(), message.body()));
        await().atMost(PATIENCE)
                .until(() -> stack.broker().waiting(Address.RECORD_RELEASED.code())
                                + stack.broker().waiting(Address.RECORD_RECALLED.code())
                                + stack.broker().waiting(Address.RECORD_ERASED.code())
                        == 0);
        assertThat(dead()).isEqualTo(dead);
    }

    private long dead() {
        return stack.broker().waiting("dead.record.released")
                + stack.broker().waiting("dead.record.recalled")
                + stack.broker().waiting("dead.record.erased");
    }
}
