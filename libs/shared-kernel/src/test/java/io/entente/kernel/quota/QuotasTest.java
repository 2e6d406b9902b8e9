package io.entente.kernel.quota;

import io.entente.kernel.vocabulary.AgencyId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static io.entente.kernel.quota.WaitingLineTest.inEightThreads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuotasTest {
    private static final AgencyId HSI = new AgencyId("us-hsi");
    private static final AgencyId FGP = new AgencyId("be-fgp");
    private static final String ANYWHERE = "/v1/records/x";

    private final HandDriven watch = new HandDriven();
    private final Quotas quotas = new Quotas(new TestSettings(), watch);

    @Test
    void a_client_has_its_calls_and_no_more() {
        for (int left = 5; left >= 0; left--) {
            Admission admission = call(HSI, "one");
            assertThat(admission.granted()).isTrue();
            assertThat(ofClient(admission).remaining()).isEqualTo(left);
        }
        assertThat(call(HSI, "one").granted()).isFalse();
    }

    @Test
    void a_quota_fills_again_evenly_with_time() {
        for (int n = 0; n < 6; n++) call(HSI, "one");

        Admission tooSoon = call(HSI, "one");
        assertThat(tooSoon.retryAfter()).contains(Duration.ofNanos(1_666_666_667));
        assertThat(ofClient(tooSoon).untilFull()).isEqualTo(TestSettings.WINDOW);

        watch.pass(Duration.ofSeconds(1));
        assertThat(call(HSI, "one").granted()).isFalse();
        watch.pass(Duration.ofSeconds(1));
        assertThat(call(HSI, "one").granted()).isTrue();
        assertThat(call(HSI, "one").granted()).isFalse();
    }

    @Test
    void whoever_waits_as_told_is_granted() {
        for (int n = 0; n < 7; n++) call(HSI, "one");
        watch.pass(call(HSI, "one").retryAfter().orElseThrow());
        assertThat(call(HSI, "one").granted()).isTrue();
    }

    @Test
    void time_that_is_not_used_does_not_pile_up() {
        watch.pass(Duration.ofDays(1));
        assertThat(ofClient(call(HSI, "one")).remaining()).isEqualTo(5);
    }

    @Test
    void all_clients_of_an_agency_share_its_quota() {
        for (int n = 0; n < 6; n++) assertThat(call(HSI, "one").granted()).isTrue();
        for (int n = 0; n < 4; n++) assertThat(call(HSI, "two").granted()).isTrue();

        Admission refused = call(HSI, "two");
        assertThat(refused.granted()).isFalse();
        assertThat(ofAgency(refused).remaining()).isZero();
        assertThat(ofClient(refused).remaining())
                .as("a call the agency's quota refuses costs the client nothing")
                .isEqualTo(2);
    }

    @Test
    void a_call_the_clients_quota_refuses_costs_the_agency_nothing() {
        for (int n = 0; n < 50; n++) call(HSI, "one");
        assertThat(ofAgency(call(HSI, "one")).remaining()).isEqualTo(4);
    }

    @Test
    void one_agencys_calls_change_nothing_for_another() {
        Admission before = call(FGP, "one");
        for (int n = 0; n < 50; n++) call(HSI, "one");
        Admission after = call(FGP, "one");

        assertThat(after.granted()).isTrue();
        assertThat(ofAgency(before).remaining() - ofAgency(after).remaining()).isOne();
        assertThat(ofClient(before).remaining() - ofClient(after).remaining()).isOne();
    }

    @Test
    void a_heavy_call_counts_for_several() {
        assertThat(ofClient(admit(HSI, "one", "/v1/feed?limit=1")).remaining()).isEqualTo(3);
        assertThat(ofClient(admit(HSI, "one", "/v1/feeble")).remaining()).isEqualTo(2);
    }

    @Test
    void a_cost_that_nobody_could_ever_pay_stops_the_start() {
        assertThatThrownBy(() -> new Quotas(new TestSettings(100, Map.of("/v1/feed", 7)), watch))
                .hasMessageContaining("/v1/feed")
                .hasMessageContaining("1 to 6");
    }

    @Test
    void beyond_its_calls_at_once_an_agency_waits_and_beyond_its_line_it_is_refused_for_nothing() {
        Admission first = admit(HSI, "one", ANYWHERE);
        Admission second = admit(HSI, "two", ANYWHERE);
        Admission waiting = admit(HSI, "two", ANYWHERE);
        assertThat(turn(first)).isDone();
        assertThat(turn(second)).isDone();
        assertThat(turn(waiting)).isNotDone();

        Admission tooMany = admit(HSI, "three", ANYWHERE);
        assertThat(tooMany.granted()).isFalse();
        assertThat(tooMany.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(ofClient(tooMany).remaining()).isEqualTo(6);
        assertThat(ofAgency(tooMany).remaining()).isEqualTo(7);
        assertThat(turn(admit(FGP, "one", ANYWHERE))).as("another agency").isDone();

        leave(first);
        assertThat(turn(waiting)).isDone();
        assertThat(admit(HSI, "three", ANYWHERE).granted()).isTrue();
    }

    @Test
    void many_threads_get_exactly_the_quota() throws Exception {
        AtomicInteger granted = new AtomicInteger();
        inEightThreads(2_000, () -> {
            Admission admission = quotas.admit(HSI, "one", ANYWHERE);
            if (admission.granted()) {
                granted.incrementAndGet();
                leave(admission);
            }
        });
        assertThat(granted).hasValue(6);
    }

    @Test
    void what_is_kept_is_bounded_however_many_clients_come() {
        Buckets buckets = new Buckets(new Allowance("client", 6, TestSettings.WINDOW), 50, watch);
        for (int n = 0; n < 10_000; n++) buckets.take("client " + n, 1);
        assertThat(buckets.kept()).isLessThanOrEqualTo(50);
    }

    @Test
    void who_is_idle_for_a_window_is_forgotten_and_would_be_full_anyway() {
        Buckets buckets = new Buckets(new Allowance("client", 6, TestSettings.WINDOW), 50, watch);
        buckets.take("one", 6);
        watch.pass(TestSettings.WINDOW.minusMillis(1));
        assertThat(buckets.look("one").remaining()).isEqualTo(5);

        watch.pass(TestSettings.WINDOW);
        assertThat(buckets.kept()).isZero();
        assertThat(buckets.look("one").remaining()).isEqualTo(6);
    }

    @Test
    void strangers_share_one_allowance_and_are_told_the_same() {
        Nobody nobody = new Nobody(new TestSettings(), watch);
        for (int n = 0; n < 3; n++) assertThat(nobody.mayBeTold()).isTrue();
        assertThat(nobody.mayBeTold()).isFalse();
        assertThat(nobody.refusal().levels()).isEmpty();
        assertThat(nobody.refusal().retryAfter()).contains(TestSettings.WINDOW);

        assertThat(nobody.mayCheck()).isTrue();
        assertThat(nobody.mayCheck()).isTrue();
        assertThat(nobody.mayCheck()).isFalse();
        nobody.checked();
        assertThat(nobody.mayCheck()).isTrue();
    }

    @Test
    void an_allowance_of_nothing_or_of_part_of_a_second_is_refused() {
        assertThatThrownBy(() -> new Allowance("agency", 0, TestSettings.WINDOW))
                .hasMessageContaining("agency");
        assertThatThrownBy(() -> new Allowance("agency", 1, Duration.ofMillis(1500)))
                .hasMessageContaining("whole seconds");
    }

    /** One that is over as soon as it was granted. */
    private Admission call(AgencyId agency, String client) {
        Admission admission = admit(agency, client, ANYWHERE);
        if (admission.granted()) leave(admission);
        return admission;
    }

    private Admission admit(AgencyId agency, String client, String path) {
        return quotas.admit(agency, client, path);
    }

    private static CompletableFuture<Void> turn(Admission admission) {
        return admission.place().orElseThrow().turn();
    }

    private static void leave(Admission admission) {
        admission.place().orElseThrow().leave();
    }

    private static Level ofAgency(Admission admission) {
        return admission.levels().get(0);
    }

    private static Level ofClient(Admission admission) {
        return admission.levels().get(1);
    }
}
