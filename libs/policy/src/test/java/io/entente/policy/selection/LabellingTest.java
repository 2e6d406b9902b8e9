package io.entente.policy.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("P1")
class LabellingTest {
    private static final UUID PERSON = UUID.fromString("30000000-0000-4000-8000-000000000001");

    private static final RecordId RECORD = RecordId.of("6f1e2a3b-0000-4000-8000-000000000001");
    private static final Release RELEASE = Release.to(Recipient.of(new AgencyId("us-hsi"), Mode.POINTER));
    private static final Agency OWNER = new Agency(
            new AgencyId("be-fgp"),
            new Jurisdiction("BE"),
            "EXERCISE",
            "police",
            "desk@fgp.exercise.example",
            List.of());

    @Test
    void labels_say_what_the_claims_say_and_whose_and_for_whom_the_record_is() {
        Labels labels = labels();

        assertThat(labels.record()).isEqualTo(RECORD);
        assertThat(labels.owner()).isEqualTo(Participant.of(OWNER));
        assertThat(labels.originator()).isEqualTo(OWNER.id());
        assertThat(labels.contact()).isEqualTo("desk@fgp.exercise.example");
        assertThat(labels.release()).isEqualTo(RELEASE);
        assertThat(labels.type()).isEqualTo(ReferralType.SEIZURE);
        assertThat(labels.purposes()).containsExactly(Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING);
        assertThat(labels.markings())
                .isEqualTo(Markings.of(
                        Tlp.AMBER,
                        Classification.RESTRICTED,
                        List.of(HandlingCode.H1),
                        List.of(ControlMarking.NOFORN),
                        List.of(new Jurisdiction("US"))));
        assertThat(labels.useRestrictions()).containsExactly(UseRestriction.NO_MILITARY_USE);
        assertThat(labels.subjects()).isEmpty();
    }

    @Test
    void a_label_that_is_missing_no_text_or_no_code_is_refused_and_not_guessed() {
        for (String name : List.of(ClaimName.TYPE, ClaimName.PURPOSES, ClaimName.TLP, ClaimName.CLASSIFICATION)) {
            Map<String, JsonNode> less = said();
            less.remove(name);
            assertThatThrownBy(() -> labels(less))
                    .isInstanceOf(MalformedStatement.class)
                    .hasMessageContaining("missing");
        }
        assertRefused("not a text", new Claim(ClaimName.TLP, BooleanNode.TRUE));
        assertRefused("wrong form", new Claim(ClaimName.TLP, TextNode.valueOf("purple")));
    }

    @Test
    void a_person_whose_category_stands_in_two_parts_alike_has_one() {
        assertThat(labels(
                                person(FieldClass.IDENTITY, TextNode.valueOf("witness")),
                                person(FieldClass.CONTACT, TextNode.valueOf("witness")))
                        .subjectOf(PERSON))
                .isEqualTo(DataSubject.WITNESS);
    }

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

    private static Labels labels(Claim... more) {
        return labels(said(more));
    }

    private static Labels labels(Map<String, JsonNode> claims) {
        return Labelling.of(RECORD, OWNER, RELEASE, claims);
    }

    private static Map<String, JsonNode> said(Claim... more) {
        Map<String, JsonNode> claims = new HashMap<>();
        claims.put(ClaimName.TYPE, TextNode.valueOf("seizure"));
        claims.put(
                ClaimName.PURPOSES,
                JsonNodeFactory.instance
                        .arrayNode()
                        .add("drug-trafficking")
                        .add("money-laundering")
                        .add("drug-trafficking"));
        claims.put(ClaimName.REFERENCE, TextNode.valueOf("BE-FGP-7K3Q9M"));
        claims.put(ClaimName.TLP, TextNode.valueOf("amber"));
        claims.put(ClaimName.CLASSIFICATION, TextNode.valueOf("restricted"));
        claims.put(ClaimName.HANDLING + "H1", BooleanNode.TRUE);
        claims.put(ClaimName.CONTROL + "NOFORN", BooleanNode.TRUE);
        claims.put(ClaimName.REL_TO + "US", BooleanNode.TRUE);
        claims.put(ClaimName.USE_RESTRICTION + "no-military-use", BooleanNode.TRUE);
        for (Claim claim : more) claims.put(claim.name(), claim.value());
        return claims;
    }

    private static Claim person(FieldClass part, JsonNode category) {
        var value = JsonNodeFactory.instance.objectNode().put("kind", "person");
        if (category != null) value.set("category", category);
        return new Claim(ClaimName.item(PERSON, part), value);
    }
}
