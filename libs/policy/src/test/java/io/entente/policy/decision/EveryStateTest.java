package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
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
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Scope;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Terms;
import io.entente.policy.agreement.Treatment;
import io.entente.policy.agreement.Whom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@link EveryCombinationTest} holds still, product by product against the model. */
@Tag("P1")
class EveryStateTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant DAY_BEFORE = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant DAY_AFTER = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<Participant> ASKERS = List.of(CaseFile.HSI, CaseFile.CUSTOMS, CaseFile.EUROPOL);
    private static final List<List<Jurisdiction>> RELEASABLE =
            List.of(List.of(), to("US"), to("EU"), List.of(new Jurisdiction("EU"), new Jurisdiction("US")));
    private static final List<Span> SPANS = List.of(
            Span.ALWAYS,
            Span.from(AT),
            Span.from(DAY_AFTER),
            new Span(Optional.empty(), Optional.of(AT)),
            Span.between(DAY_BEFORE, DAY_AFTER));
    private static final Terms OPEN = terms(Tlp.AMBER, DataSubject.VICTIM);
    private static final boolean[] EITHER = {false, true};

    private int compared;

    @Test
    void every_purpose_and_every_state_of_a_record_under_one_agreement_and_under_two() {
        for (Agreements agreements : oneAndTwo())
            for (Purpose purpose : Purpose.values())
                for (Participant asker : ASKERS)
                    for (Asked asked : Asked.values())
                        everyRecord(agreements, new Request(asker, purpose, AT, false, asked));

        assertThat(compared).isEqualTo(3 * 15 * 3 * 2 * 5 * 6 * 4 * 2 * 2 * 2);
    }

    private void everyRecord(Agreements agreements, Request request) {
        List<Purpose> others = new ArrayList<>(List.of(Purpose.values()));
        others.remove(request.purpose());
        List<List<UseRestriction>> restrictions = new ArrayList<>(List.of(List.of()));
        for (UseRestriction one : UseRestriction.values()) restrictions.add(List.of(one));
        for (Tlp tlp : Tlp.values())
            for (List<UseRestriction> restricted : restrictions)
                for (List<Jurisdiction> relTo : RELEASABLE)
                    for (boolean forIt : EITHER)
                        for (boolean recalled : EITHER)
                            for (boolean silent : EITHER) {
                                CaseFile file = new CaseFile();
                                ASKERS.forEach(each -> file.to(each, Mode.FULL));
                                file.tlp = tlp;
                                file.useRestrictions = restricted;
                                file.relTo = relTo;
                                file.purposes = forIt ? List.of(request.purpose()) : others;
                                file.recalled = recalled;
                                file.silent = silent;
                                compare(request, file.labels(), agreements, Consents.of(List.of()));
                            }
    }

    @Test
    void every_date_of_an_agreement_its_next_version_a_membership_a_naming_and_a_consent() {
        Request request = Request.record(CaseFile.HSI, Purpose.DRUG_TRAFFICKING, AT);
        for (Span inForce : SPANS)
            for (Span next : SPANS)
                for (Span member : SPANS) {
                    Agreements agreements = Agreements.of(List.of(
                            agreement(1, inForce, member, FieldClass.values()),
                            agreement(2, next, member, FieldClass.REFERENCE)));
                    for (Span designated : SPANS)
                        for (Span consented : SPANS)
                            for (Participant let : List.of(CaseFile.HSI, CaseFile.DEA)) {
                                CaseFile file = new CaseFile().toOnly(CaseFile.HSI, Mode.FULL, designated);
                                compare(request, file.labels(), agreements, consent(let, consented));
                            }
                }

        assertThat(compared).isEqualTo(5 * 5 * 5 * 5 * 5 * 2);
    }

    @Test
    void every_two_sets_of_people_that_clauses_leave_out() {
        Request request = Request.record(CaseFile.HSI, Purpose.DRUG_TRAFFICKING, AT);
        Labels labels = new CaseFile().labels();
        List<List<DataSubject>> sets = subsets();
        for (List<DataSubject> one : sets)
            for (List<DataSubject> other : sets)
                compare(
                        request,
                        labels,
                        Agreements.of(List.of(
                                without("one", one, FieldClass.IDENTITY, FieldClass.CONTACT),
                                without("other", other, FieldClass.IDENTITY, FieldClass.NARRATIVE))),
                        Consents.of(List.of()));

        assertThat(compared).isEqualTo(64 * 64);
    }

    private void compare(Request request, Labels labels, Agreements agreements, Consents consents) {
        String expected = new NaiveModel(request, labels, agreements, consents).answer();
        String given = NaiveModel.inWords(Policy.decide(request, labels, agreements, consents));
        compared++;
        if (!given.equals(expected))
            assertThat(given).as("%s %s %s", request, labels, consents).isEqualTo(expected);
    }

    private static List<Agreements> oneAndTwo() {
        Agreement one = agreement(1, Span.ALWAYS, Span.ALWAYS, FieldClass.values());
        List<Clause> more = clauses("second", Effect.PERMIT, terms(Tlp.RED), FieldClass.IDENTITY, FieldClass.QUERY);
        List<Clause> less = clauses("second", Effect.FORBID, Terms.NONE, FieldClass.NARRATIVE, FieldClass.QUERY);
        return List.of(
                Agreements.of(List.of(one)),
                Agreements.of(List.of(one, agreement("second", 1, Span.ALWAYS, Span.ALWAYS, more))),
                Agreements.of(List.of(one, agreement("second", 1, Span.ALWAYS, Span.ALWAYS, less))));
    }

    private static Agreement agreement(int version, Span inForce, Span member, FieldClass... classes) {
        return agreement("first", version, inForce, member, clauses("first", Effect.PERMIT, OPEN, classes));
    }

    private static Agreement without(String id, List<DataSubject> excluded, FieldClass... classes) {
        return agreement(
                id,
                1,
                Span.ALWAYS,
                Span.ALWAYS,
                clauses(id, Effect.PERMIT, terms(Tlp.RED, excluded.toArray(DataSubject[]::new)), classes));
    }

    private static Agreement agreement(String id, int version, Span inForce, Span member, List<Clause> clauses) {
        return new Agreement(
                id,
                version,
                "0".repeat(64),
                id,
                List.of(new Party("US", Optional.empty(), member), Party.of("BE"), Party.of("EU")),
                false,
                List.of(),
                List.of(),
                inForce,
                clauses);
    }

    /** One for each side that asks. */
    private static List<Clause> clauses(String agreement, Effect effect, Terms terms, FieldClass... classes) {
        return ASKERS.stream()
                .map(Participant::jurisdiction)
                .map(side -> clause(new ClauseRef(agreement, 1, "to-" + side), effect, side, terms, classes))
                .toList();
    }

    private static Clause clause(ClauseRef ref, Effect effect, Jurisdiction side, Terms terms, FieldClass... classes) {
        return new Clause(
                ref,
                effect,
                new Whom(Optional.of(CaseFile.FGP.jurisdiction()), Optional.empty(), Optional.empty()),
                new Whom(Optional.of(side), Optional.empty(), Optional.empty()),
                new Scope(
                        new TreeSet<>(List.of(ReferralType.values())),
                        new TreeSet<>(List.of(Purpose.values())),
                        new TreeSet<>(Arrays.asList(classes))),
                terms,
                List.of(new Citation("treaty", "Art. 1")));
    }

    private static Terms terms(Tlp most, DataSubject... excluded) {
        return new Terms(
                most,
                Classification.UNCLASSIFIED,
                new TreeSet<>(Arrays.asList(excluded)),
                new TreeSet<>(List.of(UseRestriction.NO_CAPITAL_PROCEEDINGS)),
                Optional.empty(),
                most == Tlp.RED,
                Map.of(HandlingCode.H1, Treatment.CONSENT, HandlingCode.H2, Treatment.CONSENT),
                List.of());
    }

    private static Consents consent(Participant recipient, Span valid) {
        return Consents.of(List.of(new Consent(
                "consent",
                Consent.Kind.ONWARD_TRANSFER,
                CaseFile.RECORD,
                CaseFile.FGP.agency(),
                recipient.agency(),
                Sorted.set(List.of(Purpose.DRUG_TRAFFICKING)),
                List.of("EXERCISE"),
                valid)));
    }

    private static List<List<DataSubject>> subsets() {
        List<List<DataSubject>> sets = new ArrayList<>(List.of(List.of()));
        for (DataSubject one : DataSubject.values())
            for (List<DataSubject> set : List.copyOf(sets)) {
                List<DataSubject> larger = new ArrayList<>(set);
                larger.add(one);
                sets.add(larger);
            }
        return sets;
    }

    private static List<Jurisdiction> to(String code) {
        return List.of(new Jurisdiction(code));
    }
}
