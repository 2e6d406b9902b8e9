package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.decision.Labels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

@Tag("P1")
class LabellingTest {
    private static final UUID PERSON = UUID.fromString("30000000-0000-4000-8000-000000000001");

    private final TestKeys keys = new TestKeys();
    private final RecordTestData record = RecordTestData.released();

    @Test
    void a_marking_of_a_scheme_that_nobody_here_knows_is_refused_and_not_passed_on_unread() {
        assertRefused("a marking that is not known", new Claim("marking.eyes-only.BE", BooleanNode.TRUE));
        assertRefused("a marking that is not known", new Claim("marking.tlp2", TextNode.valueOf("red")));
    }

    @Test
    void a_person_without_a_category_is_refused_and_not_taken_for_nobody() {
        assertRefused("no category", person(FieldClass.CONTACT, null));
    }

    @Test
    void a_person_of_two_categories_is_refused() {
        assertRefused(
                "two categories",
                person(FieldClass.IDENTITY, TextNode.valueOf("victim")),
                person(FieldClass.CONTACT, TextNode.valueOf("suspect")));
    }

    @Test
    void a_category_that_is_no_text_is_refused() {
        assertRefused("not a text", person(FieldClass.IDENTITY, BooleanNode.TRUE));
    }

    @Test
    void the_category_of_a_person_holds_for_every_part_of_them() {
        Labels labels =
                labels(person(FieldClass.IDENTITY, TextNode.valueOf("victim")), person(FieldClass.CONTACT, null));

        assertThat(labels.subjectOf(PERSON)).isEqualTo(DataSubject.VICTIM);
    }

    @Test
    void what_is_said_of_sources_and_references_changes_no_label() {
        Labels labels = labels(
                new Claim(ClaimName.EVALUATION, evaluation()),
                new Claim(
                        ClaimName.AUTHORISATION,
                        JsonNodeFactory.instance.objectNode().put("magistrate", "EXERCISE")),
                new Claim(
                        ClaimName.externalReference(1),
                        JsonNodeFactory.instance.objectNode().put("scheme", "mlat")));

        assertThat(labels).isEqualTo(labels());
    }

    @Test
    void
            evaluation_and_authorisation_are_shelved_as_source_external_references_as_reference_and_the_unknown_as_nothing() {
        SdStatement statement = RecordStatement.issue(
                record.owner(),
                record.id(),
                record.versionId(),
                Instant.parse("2026-11-22T08:00:00Z"),
                List.of(
                        new Claim(ClaimName.EVALUATION, evaluation()),
                        new Claim(ClaimName.AUTHORISATION, JsonNodeFactory.instance.objectNode()),
                        new Claim(ClaimName.externalReference(1), JsonNodeFactory.instance.objectNode()),
                        new Claim("reviewBy", TextNode.valueOf("2027-01-01")),
                        new Claim("evaluation.source", TextNode.valueOf("A"))),
                keys.agency(record.owner()));

        assertThat(ShelfClaim.of(statement, statement.visible()))
                .filteredOn(claim -> claim.disclosure().isPresent())
                .extracting(ShelfClaim::name, claim -> claim.fieldClass().orElse(null))
                .containsExactly(
                        tuple("evaluation", FieldClass.SOURCE),
                        tuple("authorisation", FieldClass.SOURCE),
                        tuple("external-reference.1", FieldClass.REFERENCE),
                        tuple("reviewBy", null),
                        tuple("evaluation.source", null));
    }

    private static JsonNode evaluation() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scheme", "4x4")
                .put("source", "A")
                .put("information", "1");
    }

    private void assertRefused(String why, Claim... more) {
        assertThatThrownBy(() -> labels(more))
                .isInstanceOf(MalformedStatement.class)
                .hasMessageContaining(why);
    }

    private Labels labels(Claim... more) {
        List<Claim> claims = new ArrayList<>(List.of(more));
        record.statement(keys)
                .disclosures()
                .forEach(disclosed -> claims.add(new Claim(disclosed.name(), disclosed.value())));
        SdStatement statement = RecordStatement.issue(
                record.owner(),
                record.id(),
                record.versionId(),
                Instant.parse("2026-11-22T08:00:00Z"),
                claims,
                keys.agency(record.owner()));
        return Labelling.of(
                statement,
                Released.of(record.message(keys)),
                keys.register().agency(record.owner()).orElseThrow());
    }

    private static Claim person(FieldClass part, JsonNode category) {
        var value = JsonNodeFactory.instance.objectNode().put("kind", "person");
        if (category != null) value.set("category", category);
        return new Claim(ClaimName.item(PERSON, part), value);
    }
}
