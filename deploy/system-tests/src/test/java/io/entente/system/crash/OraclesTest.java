package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.system.crash.RecordHistory.Pull;
import io.entente.system.crash.RecordHistory.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What finds nothing wrong is worth something only if it can: a whole history, then one thing less, or one thing twice. */
@Tag("P6")
class OraclesTest {
    private static final String LAST = "00000000-0000-4000-8000-000000000003";
    private static final List<String> DISCLOSED =
            List.of("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002", LAST);

    /** Of a referral that was released, amended twice, recalled and erased. */
    private static final Map<String, Long> LOGGED = new TreeMap<>(Map.of(
            "referral.created", 1L,
            "referral.submitted", 1L,
            "referral.released", 1L,
            "referral.amended", 2L,
            "referral.recalled", 1L,
            "referral.erased", 1L,
            "record.erased", 1L));

    private final RecordHistory record = new RecordHistory("10000000-0000-4000-8000-000000000001");
    private final List<String> wrong = new ArrayList<>();

    static Set<String> acts() {
        return LOGGED.keySet();
    }

    @Test
    void of_a_whole_history_nothing_is_wrong() {
        record.is(State.ERASED, 3);

        Oracles.acts(record, LOGGED, wrong);
        Oracles.pulls(record, pulled(), events(DISCLOSED), wrong);
        Oracles.told(record, List.of("visible", "changed", "changed", "withdrawn"), wrong);

        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("acts")
    void an_act_whose_event_never_left_the_outbox_or_left_it_twice_is_wrong(String type) {
        record.is(State.ERASED, 3);

        Oracles.acts(record, changed(type, -1), wrong);
        assertThat(wrong).singleElement().asString().startsWith(type + ": ");
        wrong.clear();
        Oracles.acts(record, changed(type, 1), wrong);
        assertThat(wrong).singleElement().asString().startsWith(type + ": ");
    }

    @Test
    void an_answered_pull_that_is_not_in_the_log_is_wrong() {
        Oracles.pulls(record, pulled(), events(DISCLOSED.subList(0, 2)), wrong);

        assertThat(wrong).containsExactly("an answered pull is not in the log", "record.pulled: 2, not 3");
    }

    @Test
    void a_pull_that_is_twice_in_the_log_is_wrong_and_one_that_nobody_made_too() {
        List<String> twice = new ArrayList<>(DISCLOSED);
        twice.add(LAST);
        Oracles.pulls(record, pulled(), events(twice), wrong);
        assertThat(wrong).containsExactly("disclosure " + LAST + " is there twice", "record.pulled: 4, not 3");

        wrong.clear();
        twice.set(3, "00000000-0000-4000-8000-000000000004");
        Oracles.pulls(record, List.copyOf(record.pulls()), events(twice), wrong);
        assertThat(wrong).containsExactly("record.pulled: 4, not 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visible visible",
                "visible changed visible",
                "visible withdrawn changed",
                "visible changed changed changed withdrawn"
            })
    void a_feed_that_tells_one_thing_twice_or_goes_back_is_wrong(String feed) {
        record.is(State.RELEASED, 3);

        Oracles.told(record, List.of(feed.split(" ")), wrong);

        assertThat(wrong).isNotEmpty();
    }

    @Test
    void what_is_wrong_is_told_with_how_to_see_it_again() {
        Hop hop = Hop.of("partner-gateway/intake/before-ack");

        assertThat(new Violated(hop, 7, List.of("record.pulled: 4, not 3")))
                .hasMessageContaining("record.pulled: 4, not 3")
                .hasMessageContaining("--kills 1 --seed 7 --hop partner-gateway/intake/before-ack");
    }

    private static Map<String, Long> changed(String type, long by) {
        Map<String, Long> logged = new HashMap<>(LOGGED);
        logged.merge(type, by, Long::sum);
        return logged;
    }

    /** @return the pulls that were answered, as the history has them too */
    private List<Pull> pulled() {
        DISCLOSED.forEach(disclosure -> record.pulled(new Pull(disclosure, RecordHistory.WEIGHT + 1)));
        return record.pulls();
    }

    private static List<JsonNode> events(List<String> disclosures) {
        return disclosures.stream()
                .<JsonNode>map(
                        disclosure -> JsonNodeFactory.instance.objectNode().put("disclosure", disclosure))
                .toList();
    }
}
