package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Citation;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Scope;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Terms;
import io.entente.policy.agreement.Treatment;
import io.entente.policy.agreement.Whom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole product of small alphabets, case by case against the model; nothing is drawn. */
@Tag("P1")
class EveryCombinationTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<List<Mode>> NAMED =
            List.of(List.of(), List.of(Mode.FULL), List.of(Mode.FULL, Mode.POINTER), List.of(Mode.SILENT));
    private static final List<List<HandlingCode>> HANDLING = List.of(
            List.of(), List.of(HandlingCode.H1), List.of(HandlingCode.H2), List.of(HandlingCode.H1, HandlingCode.H2));
    private static final List<List<ControlMarking>> CONTROLS =
            List.of(List.of(), List.of(ControlMarking.NOFORN), List.of(ControlMarking.ORIGINATOR_CONTROLLED));
    private static final List<Purpose> PURPOSES =
            List.of(Purpose.DRUG_TRAFFICKING, Purpose.EXTRADITION, Purpose.MILITARY_OPERATIONS);
    private static final List<List<Consent.Kind>> CONSENTS = List.of(
            List.of(),
            List.of(Consent.Kind.ONWARD_TRANSFER),
            List.of(Consent.Kind.JUDICIAL_USE),
            List.of(Consent.Kind.values()));
    private static final List<List<FieldClass>> FORBIDDEN =
            List.of(List.of(), List.of(FieldClass.IDENTITY), List.of(FieldClass.values()));
    private static final List<List<String>> CIRCLES = List.of(List.of(), List.of("circle"), List.of("elsewhere"));

    private int compared;

    @Test
    void every_combination_is_decided_as_the_model_says() {
        for (List<FieldClass> forbidden : FORBIDDEN)
            for (Treatment treatment : Treatment.values()) {
                Agreements agreements = Agreements.of(List.of(circle(forbidden, treatment)));
                for (List<Consent.Kind> kinds : CONSENTS)
                    for (Purpose purpose : PURPOSES)
                        for (Asked asked : Asked.values())
                            everyRecord(
                                    agreements,
                                    consents(kinds, purpose),
                                    new Request(CaseFile.HSI, purpose, AT, false, asked));
            }
        assertThat(compared).isEqualTo(3 * 2 * 4 * 3 * 2 * 4 * 5 * 2 * 4 * 3 * 2 * 3);
    }

    private void everyRecord(Agreements agreements, Consents consents, Request request) {
        for (List<Mode> named : NAMED)
            for (Tlp tlp : Tlp.values())
                for (Classification classification : Classification.values())
                    for (List<HandlingCode> handling : HANDLING)
                        for (List<ControlMarking> controls : CONTROLS)
                            for (boolean passedOn : new boolean[] {false, true})
                                for (List<String> circles : CIRCLES) {
                                    CaseFile file = new CaseFile();
                                    file.recipients.clear();
                                    named.forEach(mode -> file.to(CaseFile.HSI, mode));
                                    file.tlp = tlp;
                                    file.classification = classification;
                                    file.handling = handling;
                                    file.controls = controls;
                                    file.purposes = List.of(PURPOSES.get(0), PURPOSES.get(1), PURPOSES.get(2));
                                    file.useRestrictions = List.of(UseRestriction.NO_MILITARY_USE);
                                    file.circles = circles;
                                    if (passedOn) file.originator = CaseFile.CUSTOMS.agency();
                                    compare(request, file.labels(), agreements, consents);
                                }
    }

    private void compare(Request request, Labels labels, Agreements agreements, Consents consents) {
        String expected = new NaiveModel(request, labels, agreements, consents).answer();
        String given = NaiveModel.inWords(Policy.decide(request, labels, agreements, consents));
        compared++;
        if (!given.equals(expected))
            assertThat(given).as("%s %s %s", request, labels, consents).isEqualTo(expected);
    }

    private static Consents consents(List<Consent.Kind> kinds, Purpose purpose) {
        List<Consent> consents = new ArrayList<>();
        for (Consent.Kind kind : kinds)
            for (var grantedBy : List.of(CaseFile.FGP, CaseFile.CUSTOMS))
                consents.add(new Consent(
                        kind.code() + "-" + grantedBy.agency(),
                        kind,
                        CaseFile.RECORD,
                        grantedBy.agency(),
                        CaseFile.HSI.agency(),
                        Sorted.set(List.of(purpose)),
                        List.of(),
                        Span.ALWAYS));
        return Consents.of(consents);
    }

    private static Agreement circle(List<FieldClass> forbidden, Treatment treatment) {
        List<Clause> clauses = new ArrayList<>(List.of(
                clause("open", Effect.PERMIT, List.of(FieldClass.values()), terms(Tlp.GREEN, treatment)),
                clause(
                        "guarded",
                        Effect.PERMIT,
                        List.of(FieldClass.REFERENCE, FieldClass.IDENTITY, FieldClass.QUERY),
                        terms(Tlp.RED, Treatment.CONSENT))));
        if (!forbidden.isEmpty()) clauses.add(clause("never", Effect.FORBID, forbidden, Terms.NONE));
        return new Agreement(
                "circle",
                1,
                "0".repeat(64),
                "Circle",
                List.of(Party.of("US"), Party.of("BE")),
                false,
                List.of(),
                List.of(),
                Span.ALWAYS,
                clauses);
    }

    private static Terms terms(Tlp tlp, Treatment treatment) {
        return new Terms(
                tlp,
                tlp == Tlp.RED ? Classification.RESTRICTED : Classification.UNCLASSIFIED,
                new TreeSet<>(List.of(DataSubject.VICTIM)),
                new TreeSet<>(List.of(UseRestriction.NO_CAPITAL_PROCEEDINGS)),
                Optional.of(Period.ofYears(1)),
                tlp == Tlp.RED,
                Map.of(HandlingCode.H1, treatment, HandlingCode.H2, treatment),
                List.of());
    }

    private static Clause clause(String id, Effect effect, List<FieldClass> classes, Terms terms) {
        return new Clause(
                new ClauseRef("circle", 1, id),
                effect,
                new Whom(Optional.of(CaseFile.FGP.jurisdiction()), Optional.empty(), Optional.empty()),
                new Whom(Optional.of(CaseFile.HSI.jurisdiction()), Optional.empty(), Optional.empty()),
                new Scope(
                        new TreeSet<>(List.of(ReferralType.values())),
                        new TreeSet<>(List.of(Purpose.values())),
                        new TreeSet<>(classes)),
                terms,
                List.of(new Citation("treaty", "Art. 1")));
    }
}
