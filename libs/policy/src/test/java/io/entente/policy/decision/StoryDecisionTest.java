package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Span;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

import static io.entente.kernel.vocabulary.FieldClass.IDENTITY;
import static io.entente.kernel.vocabulary.FieldClass.INCIDENT;
import static io.entente.kernel.vocabulary.FieldClass.LOGISTICS;
import static io.entente.kernel.vocabulary.FieldClass.MARKING;
import static io.entente.kernel.vocabulary.FieldClass.NARRATIVE;
import static io.entente.kernel.vocabulary.FieldClass.REFERENCE;
import static io.entente.kernel.vocabulary.FieldClass.SEIZURE;
import static io.entente.kernel.vocabulary.FieldClass.SUBSTANCE;
import static io.entente.kernel.vocabulary.FieldClass.TYPE;
import static io.entente.policy.decision.CaseFile.DEA;
import static io.entente.policy.decision.CaseFile.EUDA;
import static io.entente.policy.decision.CaseFile.EUROPOL;
import static io.entente.policy.decision.CaseFile.FGP;
import static io.entente.policy.decision.CaseFile.HSI;
import static io.entente.policy.decision.CaseFile.PORT;
import static org.assertj.core.api.Assertions.assertThat;

/** A container from Guayaquil, under the agreements of the repository. EXERCISE. */
@Tag("P1")
class StoryDecisionTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Agreements IN_FORCE = Agreements.of(
            Stream.of("us-be", "us-eu", "be-eu").map(StoryDecisionTest::read).toList());

    @Test
    void hsi_gets_the_seizure_and_its_narrative_and_no_person() {
        Disclose disclose = disclosed(pull(HSI, Purpose.DRUG_TRAFFICKING, seizure()));

        assertThat(disclose.classes())
                .containsExactly(TYPE, MARKING, REFERENCE, LOGISTICS, SUBSTANCE, SEIZURE, NARRATIVE);
        assertThat(disclose.clauses()).extracting(Object::toString).containsExactly("us-be/1/belgian-drug-cases");
        assertThat(disclose.permits(NARRATIVE, DataSubject.VICTIM)).isFalse();
        assertThat(disclose.permits(NARRATIVE, DataSubject.NONE)).isTrue();
    }

    @Test
    void hsi_owes_what_the_record_and_the_clause_oblige_it_to() {
        Obligations obligations =
                disclosed(pull(HSI, Purpose.DRUG_TRAFFICKING, seizure())).obligations();

        assertThat(obligations.useRestrictions())
                .containsExactly(
                        UseRestriction.NO_IMMIGRATION_ENFORCEMENT,
                        UseRestriction.NO_MILITARY_USE,
                        UseRestriction.NO_CAPITAL_PROCEEDINGS);
        assertThat(obligations.retention()).contains(Period.ofYears(5));
        assertThat(obligations.all())
                .contains(
                        new Obligation(Obligation.Kind.SHARING, "amber", "record"),
                        new Obligation(Obligation.Kind.JUDICIAL_USE, "consent", "us-be/1/belgian-drug-cases"),
                        new Obligation(Obligation.Kind.ONWARD_TRANSFER, "consent", "us-be/1/belgian-drug-cases"));
    }

    @Test
    void for_immigration_enforcement_a_clause_forbids_everything() {
        Decision decision = pull(HSI, Purpose.IMMIGRATION_ENFORCEMENT, seizure());

        assertThat(reason(decision)).isEqualTo(Reason.FORBIDDEN_BY_CLAUSE);
        assertThat(decision.clauses())
                .extracting(Object::toString)
                .containsExactly("us-be/1/no-immigration-enforcement");
    }

    @Test
    void europol_gets_different_fields_under_its_own_agreement() {
        Disclose disclose = disclosed(pull(EUROPOL, Purpose.DRUG_TRAFFICKING, seizure()));

        assertThat(disclose.classes())
                .containsExactly(TYPE, MARKING, REFERENCE, LOGISTICS, SUBSTANCE, SEIZURE, IDENTITY);
        assertThat(disclose.clauses()).extracting(Object::toString).containsExactly("be-eu/1/belgian-cases-to-europol");
        assertThat(disclose.permits(IDENTITY, DataSubject.SUSPECT)).isTrue();
        assertThat(disclose.against(IDENTITY, DataSubject.WITNESS)).contains(Reason.DATA_SUBJECT);
        assertThat(disclose.against(NARRATIVE, DataSubject.NONE)).contains(Reason.NO_CLAUSE);
    }

    @Test
    void the_dea_is_not_a_recipient() {
        assertThat(reason(pull(DEA, Purpose.DRUG_TRAFFICKING, seizure()))).isEqualTo(Reason.NOT_A_RECIPIENT);
        assertThat(visible(DEA, seizure()).anything()).isFalse();
    }

    @Test
    void after_the_recall_nobody_gets_anything() {
        CaseFile recalled = seizure();
        recalled.recalled = true;

        for (Participant asker : List.of(HSI, EUROPOL)) {
            assertThat(reason(pull(asker, Purpose.DRUG_TRAFFICKING, recalled))).isEqualTo(Reason.RECALLED);
            assertThat(visible(asker, recalled).anything()).isFalse();
        }
    }

    @Test
    void belgium_gets_the_published_figures_for_either_purpose() {
        for (ReferralType type : List.of(ReferralType.INTELLIGENCE, ReferralType.EARLY_WARNING))
            for (Purpose purpose : List.of(Purpose.DRUG_TRAFFICKING, Purpose.PUBLIC_HEALTH_ALERT)) {
                CaseFile figures = new CaseFile().ownedBy(EUDA).toOnly(FGP, Mode.FULL, Span.ALWAYS);
                figures.type = type;
                figures.purposes = List.of(Purpose.DRUG_TRAFFICKING, Purpose.PUBLIC_HEALTH_ALERT);
                figures.tlp = Tlp.CLEAR;

                assertThat(disclosed(pull(FGP, purpose, figures)).classes())
                        .containsExactly(TYPE, MARKING, REFERENCE, INCIDENT);
            }
    }

    @Test
    void an_extradition_companion_under_h1_waits_for_the_originators_consent() {
        CaseFile companion = new CaseFile();
        companion.type = ReferralType.EXTRADITION_COMPANION;
        companion.purposes = List.of(Purpose.EXTRADITION);
        companion.handling = List.of(HandlingCode.H1);

        assertThat(reason(pull(HSI, Purpose.EXTRADITION, companion))).isEqualTo(Reason.HANDLING);
    }

    @Test
    void a_port_operator_gets_nothing_from_the_union() {
        CaseFile europols = new CaseFile().ownedBy(EUROPOL).toOnly(PORT, Mode.FULL, Span.ALWAYS);

        Decision decision = pull(PORT, Purpose.DRUG_TRAFFICKING, europols);

        assertThat(reason(decision)).isEqualTo(Reason.FORBIDDEN_BY_CLAUSE);
        assertThat(decision.clauses())
                .extracting(Object::toString)
                .containsExactly("be-eu/1/nothing-to-port-operators");
    }

    @Test
    void red_is_carried_by_no_clause_though_the_recipient_is_named() {
        CaseFile red = seizure();
        red.tlp = Tlp.RED;

        assertThat(reason(pull(HSI, Purpose.DRUG_TRAFFICKING, red))).isEqualTo(Reason.TLP);
    }

    @Test
    void an_american_case_reaches_belgium_with_its_persons() {
        CaseFile american = new CaseFile().ownedBy(HSI).toOnly(FGP, Mode.FULL, Span.ALWAYS);

        assertThat(disclosed(pull(FGP, Purpose.DRUG_TRAFFICKING, american)).classes())
                .contains(IDENTITY, NARRATIVE);
    }

    private static CaseFile seizure() {
        CaseFile seizure = new CaseFile().to(EUROPOL, Mode.FULL);
        seizure.handling = List.of(HandlingCode.H1, HandlingCode.H2);
        seizure.useRestrictions = List.of(UseRestriction.NO_CAPITAL_PROCEEDINGS);
        return seizure;
    }

    private static Decision pull(Participant asker, Purpose purpose, CaseFile file) {
        return Policy.decide(Request.record(asker, purpose, NOW), file.labels(), IN_FORCE, Consents.NONE);
    }

    private static Visible visible(Participant asker, CaseFile file) {
        return Policy.visibleUnderSomePurpose(
                Request.record(asker, Purpose.DRUG_TRAFFICKING, NOW), file.labels(), IN_FORCE, Consents.NONE);
    }

    static Disclose disclosed(Decision decision) {
        assertThat(decision).isInstanceOf(Disclose.class);
        return (Disclose) decision;
    }

    static Reason reason(Decision decision) {
        assertThat(decision).isInstanceOf(Withhold.class);
        return ((Withhold) decision).reason();
    }

    private static Agreement read(String id) {
        try {
            return AgreementDocument.read(
                    Files.readAllBytes(Path.of("..", "..", "deploy", "agreements", id + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
