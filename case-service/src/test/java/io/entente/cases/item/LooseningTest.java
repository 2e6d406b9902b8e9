package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What one officer may not take back alone of what two had to release. */
@Tag("P3")
class LooseningTest {
    private static final String ID = "\"id\":\"55555555-5555-4555-8555-555555555555\",";

    @Test
    void to_declassify_is_to_loosen_and_to_classify_is_not() {
        ObjectNode restricted = small();
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");

        assertThat(content(small()).loosens(content(restricted))).isTrue();
        assertThat(content(restricted).loosens(content(small()))).isFalse();
        assertThat(content(restricted).loosens(content(restricted))).isFalse();
    }

    @Test
    void to_call_a_victim_something_else_is_to_loosen_under_whatever_id() {
        Content victim = person(ID, "Exercise Victim", "victim");

        assertThat(person(ID, "Exercise Victim", "contact").loosens(victim)).isTrue();
        assertThat(person(ID, "Exercise V.", "suspect").loosens(victim)).isTrue();
        assertThat(person("", "Exercise Victim", "none").loosens(victim)).isTrue();
    }

    @Test
    void to_leave_a_victim_out_is_to_tighten() {
        Content victim = person(ID, "Exercise Victim", "victim");

        assertThat(content(small()).loosens(victim)).isFalse();
        assertThat(person("", "Exercise Suspect", "suspect").loosens(victim)).isFalse();
        assertThat(person(ID, "Exercise Victim", "witness").loosens(victim)).isFalse();
    }

    private static Content person(String id, String name, String category) {
        return content(
                with("{" + id + "\"kind\":\"person\",\"name\":\"" + name + "\",\"category\":\"" + category + "\"}"));
    }
}
