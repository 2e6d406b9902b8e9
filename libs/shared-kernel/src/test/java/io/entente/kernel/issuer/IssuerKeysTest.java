package io.entente.kernel.issuer;

import io.entente.kernel.testing.HeldTime;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P4")
class IssuerKeysTest {
    private final Issuer issuer = new Issuer("old");
    private final HeldTime time = new HeldTime();
    private final IssuerKeys keys = new IssuerKeys(issuer::answer, time, time);

    @Test
    void a_key_that_was_published_after_the_last_look_is_asked_for_before_it_is_refused() {
        assertThat(knows("old")).isTrue();

        issuer.publishes = Set.of("old", "new");

        assertThat(knows("new")).isTrue();
        assertThat(knows("old")).isTrue();
        assertThat(issuer.asked).isEqualTo(2);
    }

    @Test
    void a_thousand_made_up_ids_cost_two_questions_at_most_and_hide_no_real_one() {
        List<CompletableFuture<Boolean>> made = new ArrayList<>();
        for (int n = 0; n < 999; n++) made.add(keys.knows("made-up-" + n).subscribeAsCompletionStage());
        CompletableFuture<Boolean> real = keys.knows("old").subscribeAsCompletionStage();

        assertThat(made).allSatisfy(answer -> assertThat(answer.join()).isFalse());
        assertThat(real.join()).isTrue();
        // Those that come while the first is on its way wait for the second.
        assertThat(issuer.asked).isLessThanOrEqualTo(2);
    }

    @Test
    void beyond_a_thousand_at_once_nobody_is_let_wait_and_known_keys_stay_good() {
        assertThat(knows("old")).isTrue();
        issuer.publishes = Set.of("old", "new");
        List<CompletableFuture<Boolean>> made = new ArrayList<>();
        for (int n = 0; n < IssuerKeys.MOST_WAITING; n++)
            made.add(keys.knows("made-up-" + n).subscribeAsCompletionStage());

        assertThat(keys.knows("one-more").subscribeAsCompletionStage()).isCompletedWithValue(false);
        assertThat(keys.knows("old").subscribeAsCompletionStage()).isCompletedWithValue(true);

        assertThat(made).allSatisfy(answer -> assertThat(answer.join()).isFalse());
        assertThat(knows("new")).isTrue();
    }

    @Test
    void keys_stay_good_while_the_issuer_is_away_for_fifteen_minutes_and_strangers_stay_strange() {
        assertThat(knows("old")).isTrue();
        issuer.away = true;

        for (int minute = 0; minute < 15; minute++) {
            time.pass(Duration.ofMinutes(1));
            keys.refresh().await().atMost(Duration.ofSeconds(10));
            assertThat(knows("old")).isTrue();
        }
        assertThat(knows("other")).isFalse();
    }

    @Test
    void a_retired_key_is_refused_from_the_next_look_on() {
        assertThat(knows("old")).isTrue();
        issuer.publishes = Set.of("new");

        keys.refresh().await().atMost(Duration.ofSeconds(10));

        assertThat(knows("old")).isFalse();
        assertThat(knows("new")).isTrue();
    }

    @Test
    void an_issuer_that_was_not_reached_for_a_day_is_trusted_no_more() {
        assertThat(knows("old")).isTrue();
        issuer.away = true;

        time.pass(IssuerKeys.TRUSTED);

        assertThat(knows("old")).isFalse();
        issuer.away = false;
        assertThat(knows("old")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-PT1H", "PT1H"})
    void a_clock_that_is_set_makes_nobody_wait_and_lets_nobody_ask_more_often(Duration by) {
        assertThat(knows("old")).isTrue();
        time.pass(IssuerKeys.BREATH);

        time.set(by);
        assertThat(keys.pause()).isEqualTo(Duration.ofMillis(1));
        assertThat(knows("new")).isFalse();

        time.set(by);
        assertThat(keys.pause()).isEqualTo(IssuerKeys.BREATH);
        time.pass(Duration.ofMillis(150));
        assertThat(keys.pause()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void a_clock_set_back_makes_nobody_trust_an_issuer_for_longer() {
        assertThat(knows("old")).isTrue();
        issuer.away = true;

        time.set(Duration.ofHours(-12));
        time.pass(IssuerKeys.TRUSTED);

        assertThat(knows("old")).isFalse();
    }

    private boolean knows(String id) {
        return keys.knows(id).await().atMost(Duration.ofSeconds(10));
    }

    private static final class Issuer {
        private volatile Set<String> publishes;
        private volatile boolean away;
        private volatile int asked;

        private Issuer(String... publishes) {
            this.publishes = Set.of(publishes);
        }

        private Uni<Set<String>> answer() {
            asked++;
            return away
                    ? Uni.createFrom().failure(new IllegalStateException("away"))
                    : Uni.createFrom().item(publishes);
        }
    }
}
