package io.entente.kernel.statement;

import io.entente.kernel.vocabulary.FieldClass;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/** A claim's name is all that clauses go by: what no rule here knows is never disclosed. */
@Tag("P1")
class ClaimNameTest {
    private static final long SEED = Long.getLong("entente.seed", 20261122L);

    @ParameterizedTest
    @CsvSource({
        "type, type",
        "purposes, type",
        "reference, reference",
        "external-reference.1, reference",
        "external-reference.50, reference",
        "marking.tlp, marking",
        "use-restriction.no-military-use, marking",
        "evaluation, source",
        "authorisation, source"
    })
    void what_is_said_of_the_record_as_a_whole_has_its_class(String name, String fieldClass) {
        assertThat(ClaimName.classOf(name)).contains(FieldClass.of(fieldClass));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "origin",
                "secondOfficer",
                "reviewBy",
                "recipients",
                "external-reference",
                "external-reference.",
                "external-reference.0",
                "external-reference.01",
                "external-reference.1000",
                "external-reference.1.note",
                "external-reference.one",
                "evaluation.source",
                "Evaluation",
                "authorisation ",
                "authorisation.magistrate"
            })
    void what_nobody_classed_has_none(String name) {
        assertThat(ClaimName.classOf(name)).isEmpty();
    }

    @Test
    void external_references_are_named_by_number() {
        assertThat(ClaimName.externalReference(7)).isEqualTo("external-reference.7");
    }

    @Test
    void no_name_that_is_a_little_off_keeps_its_class() {
        Random random = new Random(SEED);
        for (String name : new String[] {"type", "purposes", "reference", "evaluation", "authorisation"})
            for (int i = 0; i < 500; i++) {
                int place = random.nextInt(name.length() + 1);
                String other = name.substring(0, place) + (char) (33 + random.nextInt(94)) + name.substring(place);
                assertThat(ClaimName.classOf(other))
                        .as("%s (seed %d)", other, SEED)
                        .isEqualTo(Optional.empty());
            }
    }
}
