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

        assertThat(loosens(content(small()), content(restricted))).isTrue();
        assertThat(loosens(content(restricted), content(small()))).isFalse();
        assertThat(loosens(content(restricted), content(restricted))).isFalse();
    }

    @Test
    void to_call_a_victim_something_else_is_to_loosen_under_whatever_id() {
        Content victim = person(ID, "Exercise Victim", "victim");

        assertThat(loosens(person(ID, "Exercise Victim", "contact"), victim)).isTrue();
        assertThat(loosens(person(ID, "Exercise V.", "suspect"), victim)).isTrue();
        assertThat(loosens(person("", "Exercise Victim", "none"), victim)).isTrue();
        assertThat(loosens(person("", "exercise-VÍCTIM", "contact"), victim)).isTrue();
    }

    @Test
    void to_leave_a_victim_out_is_to_tighten() {
        Content victim = person(ID, "Exercise Victim", "victim");

        assertThat(loosens(content(small()), victim)).isFalse();
        assertThat(loosens(person("", "Exercise Suspect", "suspect"), victim)).isFalse();
        assertThat(loosens(person(ID, "Exercise Victim", "witness"), victim)).isFalse();
    }

    @Test
    void to_take_back_the_wish_for_a_second_officer_is_to_loosen() {
        Content asked = content(small().put("secondOfficer", true));

        assertThat(loosens(content(small()), asked)).isTrue();
        assertThat(loosens(asked, asked)).isFalse();
        assertThat(loosens(asked, content(small()))).isFalse();
    }

    @Test
    void to_say_no_longer_that_it_comes_from_a_judicial_investigation_is_to_loosen() {
        Content judicial = content(small().put("origin", "judicial-investigation"));

        assertThat(loosens(content(small()), judicial)).isTrue();
        assertThat(loosens(judicial, judicial)).isFalse();
        assertThat(loosens(judicial, content(small()))).isFalse();
    }

    @Test
    void a_victim_is_known_again_by_alias_document_or_e_mail_address() {
        String rest = ",\"category\":\"%s\",\"kind\":\"person\"}";
        for (String telling : List.of(
                "{\"aliases\":[\"V\",\"W\"]",
                "{\"documents\":[{\"kind\":\"passport\",\"number\":\"EX1\"}]",
                "{\"email\":\"v@exercise.example\""))
            assertThat(loosens(
                            content(with(telling + rest.formatted("contact"))),
                            content(with(telling + rest.formatted("victim")))))
                    .as(telling)
                    .isTrue();
    }

    @Test
    void what_one_version_shielded_no_number_of_versions_between_gives_back() {
        Shield shield = Shield.NONE
                .afterReleased(person(ID, "Exercise Victim", "victim"))
                .afterReleased(content(small()))
                .afterReleased(content(small().put("secondOfficer", true)))
                .afterReleased(content(small()));

        assertThat(shield.isLoosenedBy(person(ID, "Exercise V.", "contact"))).isTrue();
        assertThat(shield.isLoosenedBy(person("", "Exercise Victim", "contact")))
                .isTrue();
        assertThat(shield.isLoosenedBy(content(small()))).isTrue();
        assertThat(shield.isLoosenedBy(content(small().put("secondOfficer", true))))
                .isFalse();
    }

    @Test
    void what_two_officers_released_is_let_go_and_nothing_else() {
        ObjectNode restricted = small();
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");
        Shield shield = Shield.NONE
                .afterReleased(person(ID, "Exercise Victim", "victim"))
                .afterReleased(person("", "Exercise Witness", "witness"))
                .afterReleased(content(restricted))
                .afterTwoReleased(person(ID, "Exercise Victim", "contact"));

        assertThat(shield.isLoosenedBy(person(ID, "Exercise Victim", "contact")))
                .isFalse();
        assertThat(shield.isLoosenedBy(content(small()))).isFalse();
        assertThat(shield.isLoosenedBy(person("", "Exercise Witness", "contact")))
                .isTrue();
        assertThat(shield.afterReleased(person(ID, "Exercise Victim", "victim"))
                        .isLoosenedBy(person(ID, "Exercise Victim", "contact")))
                .isTrue();
    }

    @Test
    void of_what_nobody_can_read_any_more_nothing_is_known_to_be_free() {
        assertThat(Shield.NONE.afterUnread().isLoosenedBy(content(small()))).isTrue();
        assertThat(Shield.NONE.afterUnread().afterTwoReleased(content(small())).isLoosenedBy(content(small())))
                .isTrue();
        assertThat(Shield.NONE.isLoosenedBy(content(small()))).isFalse();
    }

    @Test
    void what_was_submitted_and_never_released_shields_its_persons_and_whatever_is_still_told_under_its_markings() {
        ObjectNode restricted =
                with("{" + ID + "\"kind\":\"person\",\"name\":\"Exercise Victim\",\"category\":\"victim\"}");
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");
        Shield shield = Shield.NONE.afterSubmitted(content(restricted));

        assertThat(shield.isLoosenedBy(content(small()))).isFalse();
        assertThat(shield.isLoosenedBy(content(with("{\"kind\":\"narrative\",\"text\":\"EXERCISE\"}"))))
                .isTrue();
        assertThat(shield.isLoosenedBy(person("", "Exercise Victim", "contact")))
                .isTrue();
        assertThat(shield.afterTwoReleased(person(ID, "Exercise Victim", "contact"))
                        .isLoosenedBy(person(ID, "Exercise Victim", "contact")))
                .isFalse();
    }

    private static boolean loosens(Content now, Content before) {
        return Shield.NONE.afterReleased(before).isLoosenedBy(now);
    }

    private static Content person(String id, String name, String category) {
        return content(
                with("{" + id + "\"kind\":\"person\",\"name\":\"" + name + "\",\"category\":\"" + category + "\"}"));
    }
}
