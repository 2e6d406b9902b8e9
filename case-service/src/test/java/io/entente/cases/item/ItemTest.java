package io.entente.cases.item;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.Basis;
import io.entente.kernel.vocabulary.FieldClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.whole;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ItemTest {

    @Test
    @Tag("P1")
    void every_field_of_every_kind_has_a_class() {
        for (Class<?> kind : Item.class.getPermittedSubclasses())
            assertThat(kind.getRecordComponents())
                    .filteredOn(component -> !component.getName().equals("id"))
                    .as(kind.getSimpleName())
                    .isNotEmpty()
                    .allMatch(component -> component.isAnnotationPresent(Classed.class));
    }

    @Test
    void every_kind_has_its_code() {
        Content everything = content(whole());

        assertThat(everything.items()).extracting(Item::kind).containsExactlyInAnyOrder(ItemKind.values());
        assertThat(everything.items()).extracting(Object::getClass).hasSize(Item.class.getPermittedSubclasses().length);
    }

    record Unclassified(
            ItemId id,

            @Classed(value = FieldClass.IDENTITY, personal = true, basis = Basis.FACT, example = "x")
            Line name,

            Line nickname) {}

    @Test
    @Tag("P1")
    void a_kind_with_an_unclassified_field_cannot_be_used() {
        assertThatThrownBy(() -> ItemForm.of("unclassified", Unclassified.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Unclassified.nickname");
    }

    @Test
    @Tag("P1")
    void cut_by_class_an_item_loses_nothing_and_doubles_nothing() {
        for (Item item : content(whole()).items()) {
            Set<String> cut = new HashSet<>();
            for (ObjectNode part : item.byClass().values()) {
                assertThat(part.path("kind").textValue()).isEqualTo(item.kind().code());
                Iterator<String> names = part.fieldNames();
                while (names.hasNext()) {
                    String name = names.next();
                    if (!name.equals("kind")) assertThat(cut.add(name)).as(name).isTrue();
                }
            }
            assertThat(cut)
                    .as("fields of %s; each has a value in ContentTestData.WHOLE", item.kind())
                    .containsExactlyInAnyOrderElementsOf(
                            Arrays.stream(item.getClass().getRecordComponents())
                                    .map(RecordComponent::getName)
                                    .filter(name -> !name.equals("id"))
                                    .toList());
        }
    }

    @Test
    @Tag("P1")
    void a_persons_telephone_number_is_not_part_of_their_identity() {
        Item person = content(whole()).items().get(4);

        assertThat(person.classes())
                .containsExactlyInAnyOrder(FieldClass.IDENTITY, FieldClass.CONTACT, FieldClass.FINANCIAL);
        assertThat(person.byClass().get(FieldClass.IDENTITY).toString()).doesNotContain("593");
        assertThat(person.byClass().get(FieldClass.CONTACT).path("phone").textValue())
                .isEqualTo("+59320000000");
    }

    @Test
    void a_class_without_a_value_is_not_there() {
        Item person = content(with("{\"kind\":\"person\",\"name\":\"x\",\"category\":\"contact\"}"))
                .items()
                .get(0);

        assertThat(person.classes()).containsExactly(FieldClass.IDENTITY);
    }

    @Test
    void a_painted_container_number_is_kept_with_a_warning() {
        Content content = content(with("{\"kind\":\"container\",\"number\":\"CSQU3054384\"}"));

        assertThat(content.warnings()).containsExactly(Warning.of("$.items[0].number", Doubt.CHECK_DIGIT));
        assertThat(((Container) content.items().get(0)).number().value()).isEqualTo("CSQU3054384");
    }

    @Test
    void a_substance_number_from_a_wrong_label_is_kept_with_a_warning() {
        Content content = content(with("{\"kind\":\"substance\",\"cas\":\"87-86-6\"}"));

        assertThat(content.warnings()).containsExactly(Warning.of("$.items[0].cas", Doubt.CHECK_DIGIT));
    }

    @Test
    void a_wrong_ship_number_and_an_unlisted_port_are_kept_with_a_warning() {
        Content content =
                content(with("{\"kind\":\"movement\",\"from\":\"ECGYE\",\"to\":\"XXABC\",\"imo\":\"8814274\"}"));

        assertThat(content.warnings())
                .containsExactlyInAnyOrder(
                        Warning.of("$.items[0].to", Doubt.UNLISTED_PLACE),
                        Warning.of("$.items[0].imo", Doubt.CHECK_DIGIT));
    }

    @Test
    @Tag("P1")
    void what_somebodys_money_is_kept_in_stands_apart_from_who_they_are() {
        for (int place : new int[] {4, 8}) {
            Item item = content(whole()).items().get(place);

            assertThat(item.byClass().get(FieldClass.FINANCIAL).fieldNames())
                    .toIterable()
                    .containsExactly("kind", "accounts");
            assertThat(item.byClass().get(FieldClass.IDENTITY).toString()).doesNotContain("holder");
        }
    }

    @Test
    @Tag("P1")
    void a_clause_on_incidents_or_logistics_lets_no_free_text_and_no_plate_out() {
        Item incident = content(whole()).items().get(9);
        Item movement = content(whole()).items().get(1);

        assertThat(incident.byClass().get(FieldClass.INCIDENT).toString()).doesNotContain("EXERCISE");
        assertThat(movement.byClass().get(FieldClass.LOGISTICS).toString()).doesNotContain("EXR");
    }

    @Test
    void wrong_checks_anywhere_are_kept_with_a_warning_at_their_place() {
        Content vessel = content(with("{\"kind\":\"vessel\",\"imo\":\"8814274\",\"company\":\"2041998\"}"));
        Content person = content(with("{\"kind\":\"person\",\"name\":\"x\",\"category\":\"suspect\",\"accounts\":["
                + "{\"number\":\"1\"},{\"iban\":\"BE69539007547034\"}]}"));
        Content organisation = content(with("{\"kind\":\"organisation\",\"company\":\"2041998\"}"));
        Content movement = content(with("{\"kind\":\"movement\",\"to\":\"BEANR\",\"via\":[\"PABLB\",\"PAXXX\"]}"));
        Content incident =
                content(with("{\"kind\":\"incident\",\"what\":\"theft\",\"date\":\"2026-01-01\",\"place\":\"BEXXX\"}"));

        assertThat(vessel.warnings()).extracting(Warning::path).containsExactly("$.items[0].company", "$.items[0].imo");
        assertThat(person.warnings()).extracting(Warning::path).containsExactly("$.items[0].accounts[1].iban");
        assertThat(organisation.warnings()).extracting(Warning::path).containsExactly("$.items[0].company");
        assertThat(movement.warnings()).extracting(Warning::path).containsExactly("$.items[0].via[1]");
        assertThat(incident.warnings()).extracting(Warning::path).containsExactly("$.items[0].place");
    }

    @Test
    void whoever_writes_it_may_ask_for_a_second_officer() {
        ObjectNode asked = whole().put("secondOfficer", true);

        assertThat(content(asked).needsSecondOfficer()).isTrue();
    }

    @Test
    void right_numbers_give_no_warning() {
        assertThat(content(whole()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"victim", "witness"})
    void whoever_names_a_victim_or_a_witness_needs_a_second_officer(String category) {
        Content content = content(with("{\"kind\":\"person\",\"name\":\"x\",\"category\":\"" + category + "\"}"));

        assertThat(content.needsSecondOfficer()).isTrue();
    }

    @Test
    void restricted_content_needs_a_second_officer() {
        ObjectNode restricted = whole();
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");

        assertThat(content(restricted).needsSecondOfficer()).isTrue();
        assertThat(content(whole()).needsSecondOfficer()).isFalse();
    }
}
