package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Scope;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Terms;
import io.entente.policy.decision.Cases.Case;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

@Tag("P1")
class GeneratedCasesTest {
    private static final long SEED = 20261122;
    private static final int CASES = 20_000;
    private static final int COMPARED = 100_000;

    private static final Participant STRANGER = CaseFile.participant("ca-rcmp", "CA", "police");

    private final Cases cases = new Cases(SEED);

    @Test
    void the_decision_is_the_one_that_the_rules_written_a_second_time_give() {
        Map<String, Integer> seen = new TreeMap<>();
        Corners corners = new Corners();
        for (int i = 0; i < COMPARED; i++) {
            Case drawn = cases.next();
            if (i < CASES / 4) corners.visit(drawn);
            String expected = new NaiveModel(
                            drawn.request(),
                            drawn.labels(),
                            Agreements.of(drawn.agreements()),
                            Consents.of(drawn.consents()))
                    .answer();
            Decision decision = decide(drawn);
            String given = NaiveModel.inWords(decision);
            if (!given.equals(expected))
                assertThat(given).as("case %d of seed %d", i, SEED).isEqualTo(expected);
            String kind = decision.fold(
                    Disclose::code, Point::code, withhold -> withhold.reason().code());
            seen.merge(kind, 1, Integer::sum);
            if (decision instanceof Disclose disclose && !disclose.excluded().isEmpty())
                seen.merge(Reason.DATA_SUBJECT.code(), 1, Integer::sum);
        }
        Set<Reason> never = EnumSet.of(Reason.ERROR);
        for (Reason reason : EnumSet.complementOf(EnumSet.copyOf(never)))
            assertThat(seen.getOrDefault(reason.code(), 0)).as(reason.code()).isGreaterThan(100);
        assertThat(seen.get("disclose")).isGreaterThan(COMPARED / 20);
        assertThat(seen.get("point")).isGreaterThan(100);
        assertThat(seen).doesNotContainKey("error");
        assertThat(corners.neverVisited()).isEmpty();
    }

    @Test
    void what_closes_a_class_is_found_exactly_where_the_decision_does_not_open_it() {
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            Case drawn = cases.next();
            Decision whole = decide(drawn);
            for (FieldClass fieldClass : FieldClass.values())
                for (DataSubject subject : List.of(DataSubject.NONE, DataSubject.VICTIM)) {
                    Optional<Withhold> against = Policy.against(
                            drawn.request(),
                            drawn.labels(),
                            Agreements.of(drawn.agreements()),
                            Consents.of(drawn.consents()),
                            fieldClass,
                            subject);
                    boolean open = whole instanceof Disclose disclose && disclose.permits(fieldClass, subject);
                    assertThat(against.isEmpty())
                            .as("case %d of seed %d, %s about %s", i, SEED, fieldClass, subject)
                            .isEqualTo(open);
                    if (against.isEmpty() || !(whole instanceof Disclose)) continue;
                    Withhold closed = against.get();
                    seen.merge(closed.reason().code(), 1, Integer::sum);
                    if (closed.reason() != Reason.NO_CLAUSE)
                        assertThat(closed.clauses()).as(closed.toString()).isNotEmpty();
                }
        }
        assertThat(seen).containsKeys("no-clause", "forbidden-by-clause", "data-subject", "tlp", "classification");
        assertThat(seen).doesNotContainKeys("error", "silent", "not-a-recipient");
    }

    @Test
    void the_order_in_which_things_are_listed_does_not_matter() {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES / 10; i++) {
            Case drawn = cases.next();
            List<Agreement> agreements = new ArrayList<>(drawn.agreements());
            agreements.replaceAll(agreement -> withClauses(agreement, shuffled(agreement.clauses(), random)));
            Collections.shuffle(agreements, random);
            Decision again = Policy.decide(
                    drawn.request(),
                    withRecipients(
                            drawn.labels(), shuffled(drawn.labels().release().recipients(), random)),
                    Agreements.of(agreements),
                    Consents.of(shuffled(drawn.consents(), random)));
            assertThat(again).as("case %d", i).isEqualTo(decide(drawn));
            assertThat(again).hasToString(decide(drawn).toString());
        }
    }

    @Test
    void a_forbid_more_never_opens_anything() {
        Cases others = new Cases(SEED + 1);
        for (int i = 0; i < CASES / 4; i++) {
            Case drawn = cases.next();
            List<Agreement> forbidding = new ArrayList<>(drawn.agreements());
            forbidding.replaceAll(agreement -> withClauses(agreement, withForbid(agreement, others)));
            opensNothing(decide(drawn), decide(drawn, drawn.labels(), forbidding, drawn.consents()));
        }
    }

    @Test
    void a_tighter_marking_a_consent_less_or_an_agreement_less_never_opens_anything() {
        for (int i = 0; i < CASES / 4; i++) {
            Case drawn = cases.next();
            Decision before = decide(drawn);
            for (Tlp tighter : Tlp.values())
                if (tighter.compareTo(drawn.labels().markings().tlp()) > 0)
                    opensNothing(
                            before,
                            decide(drawn, withTlp(drawn.labels(), tighter), drawn.agreements(), drawn.consents()));
            opensNothing(before, decide(drawn, drawn.labels(), drawn.agreements(), List.of()));
            opensNothing(before, decide(drawn, drawn.labels(), List.of(), drawn.consents()));
        }
    }

    @Test
    void a_version_more_that_names_neither_changes_nothing_and_one_that_names_one_of_them_opens_nothing() {
        int closed = 0;
        for (int i = 0; i < CASES; i++) {
            Case drawn = cases.next();
            if (drawn.labels().owner().equals(drawn.request().asker())) continue;
            Decision before = decide(drawn);
            for (Agreement last : drawn.agreements()) {
                // Who moved on before, each without the other, has agreed to that.
                if (drawn.agreements().stream()
                                .filter(other -> other.id().equals(last.id()))
                                .count()
                        > 1) continue;
                List<Agreement> neither = new ArrayList<>(drawn.agreements());
                neither.add(next(last, STRANGER));
                assertThat(decide(drawn, drawn.labels(), neither, drawn.consents()))
                        .isEqualTo(before);
                for (Participant one :
                        List.of(drawn.labels().owner(), drawn.request().asker())) {
                    List<Agreement> ofOne = new ArrayList<>(drawn.agreements());
                    ofOne.add(next(last, one));
                    Decision after = decide(drawn, drawn.labels(), ofOne, drawn.consents());
                    opensNothing(before, after);
                    if (!after.equals(before)) closed++;
                }
            }
        }
        assertThat(closed).isGreaterThan(100);
    }

    /** In force, between one of the agencies and one that nothing is about, without a clause. */
    private static Agreement next(Agreement last, Participant one) {
        return new Agreement(
                last.id(),
                last.version() + 1,
                last.hash(),
                last.title(),
                List.of(Party.of(one.agency().value()), Party.of("nz-police")),
                last.hiddenMembers(),
                last.legalBasis(),
                last.safeguards(),
                Span.ALWAYS,
                List.of());
    }

    @Test
    void between_two_instants_that_matter_nothing_changes() {
        int changed = 0;
        for (int i = 0; i < CASES / 4; i++) {
            Case drawn = cases.next();
            Agreements agreements = Agreements.of(drawn.agreements());
            Consents consents = Consents.of(drawn.consents());
            Instant at = drawn.request().at();
            Instant next =
                    Policy.nextInstant(at, drawn.labels(), agreements, consents).orElse(Instant.MAX);
            assertThat(next).isAfter(at);
            Instant last = next.minusNanos(1);
            Decision now = decide(drawn);
            assertThat(Policy.decide(at(drawn.request(), last), drawn.labels(), agreements, consents))
                    .isEqualTo(now);
            if (!next.equals(Instant.MAX)
                    && !Policy.decide(at(drawn.request(), next), drawn.labels(), agreements, consents)
                            .equals(now)) changed++;
        }
        assertThat(changed).as("instants that did matter").isGreaterThan(100);
    }

    @Test
    void what_is_visible_is_the_union_over_all_purposes() {
        for (int i = 0; i < CASES / 20; i++) {
            Case drawn = cases.next();
            Agreements agreements = Agreements.of(drawn.agreements());
            Consents consents = Consents.of(drawn.consents());
            Visible visible = Policy.visibleUnderSomePurpose(drawn.request(), drawn.labels(), agreements, consents);
            boolean anything = false;
            for (FieldClass fieldClass : FieldClass.values())
                for (DataSubject subject : DataSubject.values()) {
                    boolean some = false;
                    for (Purpose purpose : Purpose.values()) {
                        Request request = drawn.request();
                        Decision decision = Policy.decide(
                                new Request(
                                        request.asker(), purpose, request.at(), request.onBehalfOf(), request.asked()),
                                drawn.labels(),
                                agreements,
                                consents);
                        some |= decision instanceof Disclose disclose && disclose.permits(fieldClass, subject);
                        anything |= !(decision instanceof Withhold);
                    }
                    if (visible.permits(fieldClass, subject) != some)
                        fail("case %d: %s about %s is visible to some purpose: %s", i, fieldClass, subject, some);
                }
            assertThat(visible.anything()).isEqualTo(anything);
        }
    }

    private static void opensNothing(Decision before, Decision after) {
        if (!(after instanceof Disclose now)) {
            if (after instanceof Point) assertThat(before).isInstanceOf(Point.class);
            return;
        }
        assertThat(before).isInstanceOf(Disclose.class);
        for (FieldClass fieldClass : now.classes())
            for (DataSubject subject : DataSubject.values())
                if (now.permits(fieldClass, subject) && !((Disclose) before).permits(fieldClass, subject))
                    fail("%s about %s is open, and was not: %s, %s", fieldClass, subject, before, after);
    }

    private static Decision decide(Case drawn) {
        return decide(drawn, drawn.labels(), drawn.agreements(), drawn.consents());
    }

    private static Decision decide(Case drawn, Labels labels, List<Agreement> agreements, List<Consent> consents) {
        return Policy.decide(drawn.request(), labels, Agreements.of(agreements), Consents.of(consents));
    }

    private static List<Clause> withForbid(Agreement agreement, Cases others) {
        List<Clause> clauses = new ArrayList<>(agreement.clauses());
        others.next().agreements().stream()
                .flatMap(other -> other.clauses().stream())
                .filter(clause -> clause.effect() == Effect.PERMIT)
                .limit(2)
                .map(clause -> new Clause(
                        clause.ref(),
                        Effect.FORBID,
                        clause.from(),
                        clause.to(),
                        clause.scope(),
                        Terms.NONE,
                        clause.cites()))
                .forEach(clauses::add);
        Scope all = new Scope(
                Sorted.set(List.of(io.entente.kernel.vocabulary.ReferralType.values())),
                Sorted.set(List.of(Purpose.values())),
                Sorted.set(List.of(FieldClass.LOGISTICS, FieldClass.IDENTITY)));
        agreement.clauses().stream()
                .findFirst()
                .map(clause -> new Clause(
                        clause.ref(), Effect.FORBID, clause.from(), clause.to(), all, Terms.NONE, clause.cites()))
                .ifPresent(clauses::add);
        return clauses;
    }

    private static Agreement withClauses(Agreement old, List<Clause> clauses) {
        return new Agreement(
                old.id(),
                old.version(),
                old.hash(),
                old.title(),
                old.parties(),
                old.hiddenMembers(),
                old.legalBasis(),
                old.safeguards(),
                old.inForce(),
                clauses);
    }

    private static Labels withTlp(Labels old, Tlp tlp) {
        Markings markings = old.markings();
        return with(
                old,
                new Markings(
                        tlp, markings.classification(), markings.handling(), markings.controls(), markings.relTo()),
                old.release());
    }

    private static Labels withRecipients(Labels old, List<Recipient> recipients) {
        Release release = old.release();
        return with(
                old, old.markings(), new Release(recipients, release.recalled(), release.silent(), release.reviewBy()));
    }

    private static Labels with(Labels old, Markings markings, Release release) {
        return new Labels(
                old.record(),
                old.owner(),
                old.originator(),
                old.contact(),
                old.type(),
                old.purposes(),
                markings,
                old.useRestrictions(),
                old.subjects(),
                release);
    }

    private static Request at(Request old, Instant at) {
        return new Request(old.asker(), old.purpose(), at, old.onBehalfOf(), old.asked());
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
