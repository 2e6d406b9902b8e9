package io.entente.system.crash;

import io.entente.local.Deployment;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import io.entente.system.Clone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The services as they are shipped, and five minutes without a broker in which officers and partners go on. */
@Tag("P6")
@Tag("crash")
class BrokerAwayIT {
    private static final Duration AWAY = Duration.parse(System.getProperty("entente.broker.away", "PT5M"));
    private static final int MESSAGES = Integer.getInteger("entente.broker.messages", 10_000);
    private static final Duration DRAINED = Duration.ofSeconds(60);
    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration TAKEN = Duration.ofMinutes(5);

    private static Deployment deployment;
    private static Stack stack;
    private static Ledgers ledgers;

    @BeforeAll
    static void everythingRuns() {
        deployment = Deployment.up(Clone.deployment(), System.out);
        stack = new Stack(deployment.endpoints());
        ledgers = new Ledgers(deployment.endpoints());
    }

    @AfterAll
    static void everythingStops() {
        if (deployment != null) deployment.close();
    }

    @Test
    void ten_thousand_messages_that_waited_for_the_broker_leave_within_a_minute_and_arrive_once_and_in_order() {
        await().atMost(DRAINED).until(() -> ledgers.waiting() == 0);
        deployment.kill(Deployment.BROKER);
        BusyDay day = new BusyDay(stack, ledgers::waiting, MESSAGES, AWAY);
        day.pass();
        Map<String, Integer> versions = day.versions();
        List<String> records = ledgers.waiting("cases", "record.released");
        List<String> events = new ArrayList<>(ledgers.waiting("cases", "audit.case"));
        events.addAll(ledgers.waiting("gateway", "audit.gateway"));
        assertThat(records.size() + events.size()).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(records)
                .hasSize(versions.values().stream().mapToInt(Integer::intValue).sum());

        deployment.start(Deployment.BROKER);
        long begun = System.nanoTime();
        await().atMost(DRAINED).until(() -> ledgers.waiting() == 0);
        long sent = millisSince(begun);
        await().atMost(TAKEN).pollInterval(A_SECOND).untilAsserted(() -> assertThat(stillMissing(records, events))
                .isEmpty());
        System.out.printf(
                "%d releases and amendments and %d events were sent in %d ms and taken in %d ms%n",
                records.size(), events.size(), sent, millisSince(begun));

        assertThat(ledgers.logged()).doesNotHaveDuplicates();
        assertThat(ledgers.gaps()).isZero();
        assertThat(ledgers.events("referral.created")).isEqualTo(ledgers.referrals());
        assertThat(ledgers.shelved(versions.keySet())).isEqualTo(records.size());
        assertThat(ledgers.shelvedTooEarly()).isZero();
        versions.forEach((record, version) -> {
            Answer answer = day.pull(record);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(Partner.grams(answer.json())).isEqualTo(RecordHistory.WEIGHT + version);
        });
    }

    /** Of what had waited: what the gateway, or the log, does not have yet. */
    private static Set<String> stillMissing(List<String> records, List<String> events) {
        Set<String> missing = new HashSet<>(records);
        missing.removeAll(new HashSet<>(ledgers.takenByTheGateway()));
        Set<String> unlogged = new HashSet<>(events);
        unlogged.removeAll(new HashSet<>(ledgers.logged()));
        missing.addAll(unlogged);
        return missing;
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
