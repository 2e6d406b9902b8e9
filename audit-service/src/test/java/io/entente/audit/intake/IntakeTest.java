package io.entente.audit.intake;

import io.entente.audit.AuditDatabase;
import io.entente.audit.AuditProfile;
import io.entente.audit.EventTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(AuditProfile.class)
@Tag("P6")
class IntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEAD = "dead.audit.gateway";

    TestStack stack;
    private AuditDatabase database;

    @BeforeEach
    void look() {
        database = new AuditDatabase(stack);
    }

    @Test
    void an_event_that_comes_ten_times_takes_effect_once() {
        EventTestData event = EventTestData.withheld();
        String sealed = stack.others()
                .seal(
                        Address.AUDIT_GATEWAY,
                        event.sentBy("partner-gateway", stack.keys().service("partner-gateway")));

        for (int n = 0; n < 10; n++) stack.others().send(Address.AUDIT_GATEWAY, sealed);
        // It is taken after all ten.
        database.taken(EventTestData.disclosed());

        assertThat(database.count("ledger.entry where event_id = '" + event.id() + "'"))
                .isOne();
        assertThat(database.count("sets.disclosures where index = " + database.indexOf(event.id())))
                .isEqualTo(2);
        assertThat(database.count("sets.seen_event where event_id = '" + event.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void an_event_that_outlives_its_inbox_row_still_takes_effect_once() throws Exception {
        EventTestData event = EventTestData.disclosed();
        long index = database.taken(event);
        database.as("owner", "", "delete from inbox where id = '" + event.id() + "'");

        database.send(Address.AUDIT_GATEWAY, event);
        await().atMost(PATIENCE).until(() -> database.count("inbox where id = '" + event.id() + "'") == 1);

        assertThat(database.numbers("select index from ledger.entry where event_id = '" + event.id() + "'"))
                .containsExactly(index);
    }

    @Test
    void indexes_run_without_a_gap_whoever_sends_at_the_same_time() {
        List<EventTestData> events =
                IntStream.range(0, 60).mapToObj(n -> EventTestData.disclosed()).toList();

        CompletableFuture<?>[] senders = IntStream.range(0, 4)
                .mapToObj(sender -> CompletableFuture.runAsync(() -> sendShare(events, sender)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(senders).join();
        events.forEach(event -> database.indexOf(event.id()));

        List<Long> indexes = database.numbers("select index from ledger.entry order by index");
        assertThat(indexes)
                .hasSizeGreaterThanOrEqualTo(60)
                .isEqualTo(LongStream.range(0, indexes.size()).boxed().toList());
    }

    private void sendShare(List<EventTestData> events, int sender) {
        Address to = sender % 2 == 0 ? Address.AUDIT_GATEWAY : Address.AUDIT_CASE;
        for (int n = sender; n < events.size(); n += 4) {
            EventTestData event = events.get(n).with(EventName.SERVICE, to.producer());
            database.send(to, event);
        }
    }

    @Test
    void poison_goes_to_the_dead_letters_and_the_queue_goes_on() {
        long dead = stack.broker().waiting(DEAD);
        EventTestData forged = EventTestData.disclosed();
        var statement = forged.statement("partner-gateway", stack.keys().service("case-service"));

        stack.others().send(Address.AUDIT_GATEWAY, "poison");
        stack.others().send(Address.AUDIT_GATEWAY, forged.id(), "forged", forged.data(statement));
        UUID empty = UUID.randomUUID();
        stack.others()
                .send(
                        Address.AUDIT_GATEWAY,
                        empty,
                        "empty",
                        forged.data(statement).removeAll());
        database.taken(EventTestData.disclosed());

        await().atMost(PATIENCE).until(() -> stack.broker().waiting(DEAD) == dead + 3);
        assertThat(database.count("ledger.entry where event_id in ('" + forged.id() + "', '" + empty + "')"))
                .isZero();
        assertThat(database.count("inbox where id in ('" + forged.id() + "', '" + empty + "')"))
                .isZero();
    }
}
