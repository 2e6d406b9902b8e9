package io.entente.gateway.feed;

import io.entente.kernel.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static io.entente.gateway.feed.Change.CHANGED;
import static io.entente.gateway.feed.Change.VISIBLE;
import static io.entente.gateway.feed.Change.WITHDRAWN;
import static io.entente.kernel.vocabulary.Purpose.DRUG_TRAFFICKING;
import static io.entente.kernel.vocabulary.Purpose.FIREARMS;
import static io.entente.kernel.vocabulary.Purpose.MONEY_LAUNDERING;
import static org.assertj.core.api.Assertions.assertThat;

class StandingTest {
    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void what_was_hidden_and_can_be_seen_becomes_visible() {
        assertThat(standing(DRUG_TRAFFICKING, A).since(Standing.NOTHING, Set.of()))
                .isEqualTo(Map.of(VISIBLE, Set.of(DRUG_TRAFFICKING)));
    }

    @Test
    void what_shows_something_else_has_changed() {
        assertThat(standing(DRUG_TRAFFICKING, B).since(standing(DRUG_TRAFFICKING, A), Set.of()))
                .isEqualTo(Map.of(CHANGED, Set.of(DRUG_TRAFFICKING)));
    }

    @Test
    void what_can_be_seen_no_more_is_withdrawn() {
        assertThat(Standing.NOTHING.since(standing(DRUG_TRAFFICKING, A), Set.of()))
                .isEqualTo(Map.of(WITHDRAWN, Set.of(DRUG_TRAFFICKING)));
    }

    @Test
    void an_amendment_of_which_nothing_can_be_seen_is_not_told() {
        assertThat(standing(DRUG_TRAFFICKING, A).since(standing(DRUG_TRAFFICKING, A), Set.of()))
                .isEmpty();
        assertThat(Standing.NOTHING.since(Standing.NOTHING, Set.of())).isEmpty();
    }

    @Test
    void who_saw_something_else_in_between_is_told_where_it_stands_now() {
        Set<Purpose> otherwise = Set.of(DRUG_TRAFFICKING);

        assertThat(standing(DRUG_TRAFFICKING, A).since(standing(DRUG_TRAFFICKING, A), otherwise))
                .as("hidden or changed, and back")
                .isEqualTo(Map.of(CHANGED, otherwise));
        assertThat(Standing.NOTHING.since(Standing.NOTHING, otherwise))
                .as("seen, and hidden again")
                .isEqualTo(Map.of(WITHDRAWN, otherwise));
        assertThat(standing(DRUG_TRAFFICKING, A).since(Standing.NOTHING, otherwise))
                .isEqualTo(Map.of(VISIBLE, otherwise));
        assertThat(standing(FIREARMS, A).since(standing(FIREARMS, A), otherwise))
                .as("each purpose by itself")
                .isEqualTo(Map.of(WITHDRAWN, otherwise));
    }

    @Test
    void each_purpose_is_told_only_what_concerns_it() {
        var before = new Standing(Map.of(DRUG_TRAFFICKING, A, MONEY_LAUNDERING, A));
        var now = new Standing(Map.of(MONEY_LAUNDERING, B, FIREARMS, A));

        assertThat(now.since(before, Set.of()))
                .isEqualTo(Map.of(
                        VISIBLE, Set.of(FIREARMS),
                        CHANGED, Set.of(MONEY_LAUNDERING),
                        WITHDRAWN, Set.of(DRUG_TRAFFICKING)));
    }

    @Test
    void a_standing_reads_back_as_it_was_written() {
        var standing = new Standing(Map.of(DRUG_TRAFFICKING, A, FIREARMS, B));

        assertThat(Standing.parse(standing.text())).isEqualTo(standing);
        assertThat(Standing.parse(Standing.NOTHING.text())).isEqualTo(Standing.NOTHING);
    }

    @Test
    void whoever_follows_what_is_told_ends_with_what_stands() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            Set<Purpose> followed = new java.util.HashSet<>();
            Standing stands = Standing.NOTHING;
            for (int step = 0; step < 20; step++) {
                Standing next = any(random);
                next.since(stands, Set.of()).forEach((change, purposes) -> {
                    if (change == VISIBLE) followed.addAll(purposes);
                    if (change == WITHDRAWN) followed.removeAll(purposes);
                });
                stands = next;
            }
            assertThat(followed).as("seed %d", seed).isEqualTo(stands.seen().keySet());
        }
    }

    private static Standing any(Random random) {
        Map<Purpose, String> seen = new HashMap<>();
        for (Purpose purpose : Purpose.values())
            if (random.nextBoolean()) seen.put(purpose, random.nextBoolean() ? A : B);
        return new Standing(seen);
    }

    private static Standing standing(Purpose purpose, String seen) {
        return new Standing(Map.of(purpose, seen));
    }
}
