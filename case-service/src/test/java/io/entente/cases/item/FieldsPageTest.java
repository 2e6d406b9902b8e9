package io.entente.cases.item;

import io.entente.kernel.vocabulary.FieldClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Set;

import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;

/** LED 2016/680 Art. 7: facts and personal assessments are told apart, field by field. */
class FieldsPageTest {

    @Test
    void the_published_page_is_what_the_code_says() throws IOException {
        HeldFile.of("fields.md").says(FieldsPage.text());
    }

    @Test
    void every_field_that_can_leave_has_an_example() {
        assertThat(FieldsPage.withoutExample()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_examples_of_a_kind_make_an_item_that_the_reader_takes_without_a_doubt(ItemKind kind) {
        var document = small();
        document.putArray("items").add(FieldsPage.example(kind));

        Content content = content(document);

        assertThat(content.items()).extracting(Item::kind).containsExactly(kind);
        assertThat(content.warnings()).isEmpty();
        assertThat(content.items().get(0).byClass().values().stream()
                        .mapToInt(part -> part.size() - 1)
                        .sum())
                .as("every field has a value")
                .isEqualTo(kind.form().fields().size());
    }

    /** Personal data stands in no class that tells of goods, ships and figures. */
    @Test
    @Tag("P1")
    void what_is_personal_is_of_a_class_that_clauses_know_as_such() {
        Set<FieldClass> ofPersons = Set.of(
                FieldClass.IDENTITY, FieldClass.CONTACT, FieldClass.FINANCIAL, FieldClass.NARRATIVE, FieldClass.SOURCE);
        for (ItemKind kind : ItemKind.values())
            for (ItemForm.Field field : kind.form().fields())
                if (field.classed().personal())
                    assertThat(ofPersons)
                            .as(kind + "." + field.name())
                            .contains(field.classed().value());
    }
}
