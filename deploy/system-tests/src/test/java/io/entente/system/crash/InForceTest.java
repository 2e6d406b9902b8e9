package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What finds nothing wrong with an agreement is worth something only if it can. */
@Tag("P6")
class InForceTest {
    private static final String ANNOUNCED = "1800000000007 c0ffee";

    private final Accord accord = new Accord(List.of());
    private final List<String> wrong = new ArrayList<>();

    @Test
    void of_what_was_answered_nothing_is_wrong() {
        InForce.stands(accord, version("in-force"), wrong);
        InForce.foreseen(accord, ANNOUNCED, preview("1800000000007", "full"), wrong);
        accord.suspended("EU");
        accord.suspended("US");
        accord.lifted("EU");
        InForce.stands(accord, version("suspended", "US"), wrong);
        InForce.steps(accord, "in the log", 2, 1, wrong);
        InForce.heard(ANNOUNCED, ANNOUNCED, wrong);
        InForce.foreseen(accord, ANNOUNCED, preview("1800000000007", "withheld"), wrong);

        assertThat(wrong).isEmpty();
    }

    @Test
    void a_suspension_that_is_lost_is_wrong_and_so_is_a_lift() {
        accord.suspended("EU");
        InForce.stands(accord, version("in-force"), wrong);
        assertThat(wrong)
                .containsExactly("the agreement is in-force, not suspended", "it is suspended by [], not [EU]");

        wrong.clear();
        accord.lifted("EU");
        InForce.stands(accord, version("suspended", "EU"), wrong);
        assertThat(wrong)
                .containsExactly("the agreement is suspended, not in-force", "it is suspended by [EU], not []");
    }

    @Test
    void a_suspension_under_anothers_name_is_wrong() {
        accord.suspended("EU");

        InForce.stands(accord, version("suspended", "US"), wrong);

        assertThat(wrong).containsExactly("it is suspended by [US], not [EU]");
    }

    @Test
    void a_step_that_took_effect_twice_or_never_left_the_outbox_is_wrong() {
        accord.suspended("EU");
        accord.lifted("EU");

        InForce.steps(accord, "in the log", 2, 0, wrong);

        assertThat(wrong).containsExactly("suspensions in the log: 2, not 1", "lifts in the log: 0, not 1");
    }

    @Test
    void a_policy_that_never_came_to_the_owners_is_wrong() {
        InForce.heard(ANNOUNCED, "1800000000006 c0ffee", wrong);
        InForce.heard(ANNOUNCED, "1800000000007 decaf", wrong);
        assertThat(wrong).hasSize(2);

        wrong.clear();
        InForce.foreseen(accord, ANNOUNCED, preview("180000000000", "full"), wrong);
        assertThat(wrong).singleElement().asString().startsWith("the preview goes by announcement 180000000000, ");
    }

    @Test
    void a_preview_under_a_suspended_agreement_is_wrong_and_one_without_an_agreement_in_force_too() {
        InForce.foreseen(accord, ANNOUNCED, preview("1800000000007", "withheld"), wrong);
        accord.suspended("US");
        InForce.foreseen(accord, ANNOUNCED, preview("1800000000007", "full"), wrong);

        assertThat(wrong)
                .containsExactly("the preview shows withheld, not full", "the preview shows full, not withheld");
    }

    private static JsonNode version(String state, String... suspending) {
        ObjectNode version = JsonNodeFactory.instance.objectNode().put("state", state);
        for (String party : List.of("US", "EU"))
            version.withArray("parties")
                    .addObject()
                    .put("party", party)
                    .put("suspended", List.of(suspending).contains(party));
        return version;
    }

    private static JsonNode preview(String announcement, String mode) {
        ObjectNode preview = JsonNodeFactory.instance.objectNode();
        preview.putObject("policy").put("announcement", Long.parseLong(announcement));
        preview.putArray("recipients").addObject().put("mode", mode);
        return preview;
    }
}
