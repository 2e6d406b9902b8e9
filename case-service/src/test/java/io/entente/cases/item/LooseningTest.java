package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

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

    @Test
    void to_take_back_the_wish_for_a_second_officer_is_to_loosen() {
        Content asked = content(small().put("secondOfficer", true));

        assertThat(content(small()).loosens(asked)).isTrue();
        assertThat(asked.loosens(asked)).isFalse();
        assertThat(asked.loosens(content(small()))).isFalse();
    }

    @Test
    void to_say_no_longer_that_it_comes_from_a_judicial_investigation_is_to_loosen() {
        Content judicial = content(small().put("origin", "judicial-investigation"));

        assertThat(content(small()).loosens(judicial)).isTrue();
        assertThat(judicial.loosens(judicial)).isFalse();
        assertThat(judicial.loosens(content(small()))).isFalse();
    }

    @Test
    void a_victim_is_known_again_by_alias_document_or_e_mail_address() {
        String rest = ",\"category\":\"%s\",\"kind\":\"person\"}";
        for (String telling : List.of(
                "{\"aliases\":[\"V\",\"W\"]",
                "{\"documents\":[{\"kind\":\"passport\",\"number\":\"EX1\"}]",
                "{\"email\":\"v@exercise.example\""))
            assertThat(content(with(telling + rest.formatted("contact")))
                            .loosens(content(with(telling + rest.formatted("victim")))))
                    .as(telling)
                    .isTrue();
    }

    private static Content person(String id, String name, String category) {
        return content(
                with("{" + id + "\"kind\":\"person\",\"name\":\"" + name + "\",\"category\":\"" + category + "\"}"));
    }
}
