package io.entente.gateway.decision;

import io.entente.gateway.decision.DraftReplay.Change;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Scope;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Terms;
import io.entente.policy.decision.Asked;
import io.entente.policy.decision.Cases;
import io.entente.policy.decision.Cases.Case;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.NaiveModel;
import io.entente.policy.decision.Point;
import io.entente.policy.decision.Request;
import io.entente.policy.decision.Withhold;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a draft would have changed, told of made-up decisions to whoever asks. */
@Tag("P1")
@Tag("P7")
class DraftReplayTest {
    private static final long SEED = 20261123;
    private static final int CASES = 6_000;
    private static final int VARIANTS = 30;
    private static final Jurisdiction NOBODYS = new Jurisdiction("NZ");

    private final Random random = new Random(SEED);
    private final Cases cases = new Cases(SEED);
    private final Cases drafts = new Cases(SEED + 1);

    @Test
    void the_owners_side_is_told_just_what_the_rules_written_a_second_time_would_open_and_close() {
        int opening = 0;
        int closing = 0;
        for (int i = 0; i < CASES; i++) {
            Case drawn = cases.next();
            Agreement draft = draft(drawn);
            SortedSet<String> before = reach(drawn, drawn.agreements());
            SortedSet<String> after = reach(drawn, under(draft, drawn.agreements()));

            DraftReplay told = told(drawn, draft, drawn.labels().owner().jurisdiction());

            assertThat(told.examined()).isEqualTo(1);
            assertThat(opens(told)).as("case %d", i).isEqualTo(minus(after, before));
            assertThat(closes(told)).as("case %d", i).isEqualTo(minus(before, after));
            opening += told.opens();
            closing += told.closes();
        }
        assertThat(opening).isGreaterThan(100);
        assertThat(closing).isGreaterThan(100);
    }

    @Test
    void the_askers_side_is_told_of_no_opening_and_of_no_closing_but_what_it_saw_close() {
        int closing = 0;
        int whole = 0;
        for (int i = 0; i < 4 * CASES; i++) {
            Case drawn = abroad();
            Agreement draft = draft(drawn);
            Decision decision = decided(drawn);
            SortedSet<String> before = reach(drawn, drawn.agreements());
            SortedSet<String> after = reach(drawn, under(draft, drawn.agreements()));

            DraftReplay told = told(drawn, draft, drawn.request().asker().jurisdiction());

            assertThat(told.examined()).isEqualTo(1);
            assertThat(told.opens()).isZero();
            assertThat(opens(told)).isEmpty();
            assertThat(before).containsAll(closes(told));
            if (!(decision instanceof Disclose disclose) || !shows(disclose))
                assertThat(told.changes()).isEmpty();
            else if (drawn.labels().originator().equals(drawn.labels().owner().agency())) {
                assertThat(closes(told)).as("case %d", i).isEqualTo(minus(before, after));
                whole++;
            }
            closing += told.closes();
        }
        assertThat(whole).as("of which type and markings were shown").isGreaterThan(100);
        assertThat(closing).isGreaterThan(50);
    }

    @Test
    void two_records_that_showed_their_asker_the_same_are_told_of_alike_under_every_draft() {
        int compared = 0;
        int different = 0;
        int pointers = 0;
        for (int i = 0; i < 4 * CASES; i++) {
            Case drawn = abroad();
            Decision shown = decided(drawn);
            if (shown instanceof Withhold) continue;
            for (int n = 0; n < VARIANTS; n++) {
                Case other = otherwise(drawn, shown);
                if (!decided(other).equals(shown)) continue;
                Agreement draft = draft(drawn);
                Jurisdiction asker = drawn.request().asker().jurisdiction();
                Jurisdiction owner = drawn.labels().owner().jurisdiction();

                assertThat(told(other, draft, asker))
                        .as("%s%n%s%n%s", drawn, other.labels(), draft)
                        .isEqualTo(told(drawn, draft, asker));

                compared++;
                if (shown instanceof Point) pointers++;
                if (!told(other, draft, owner).equals(told(drawn, draft, owner))) different++;
            }
        }
        assertThat(compared).isGreaterThan(1000);
        assertThat(pointers).isGreaterThan(100);
        assertThat(different).as("pairs that differ for their owner").isGreaterThan(100);
    }

    @Test
    void a_third_side_and_an_asker_that_got_nothing_are_told_nothing() {
        for (int i = 0; i < CASES / 10; i++) {
            Case drawn = abroad();
            Agreement draft = draft(drawn);
            RecordedDecision missed = recorded(drawn, false);

            assertThat(told(drawn, draft, NOBODYS)).isEqualTo(new DraftReplay(0, 0, 0, 0, List.of()));
            assertThat(DraftReplay.of(
                            List.of(missed),
                            any -> Optional.of(gathered(drawn)),
                            draft,
                            drawn.request().asker().jurisdiction()))
                    .isEqualTo(new DraftReplay(1, 0, 0, 0, List.of()));
        }
    }

    @Test
    void what_was_erased_is_counted_for_whose_it_is_and_for_whoever_was_shown_it() {
        Case drawn = abroad();
        Agreement draft = draft(drawn);
        List<RecordedDecision> both = List.of(recorded(drawn, true), recorded(drawn, false));

        assertThat(DraftReplay.of(
                        both,
                        any -> Optional.empty(),
                        draft,
                        drawn.labels().owner().jurisdiction()))
                .isEqualTo(new DraftReplay(2, 2, 0, 0, List.of()));
        assertThat(DraftReplay.of(
                        both,
                        any -> Optional.empty(),
                        draft,
                        drawn.request().asker().jurisdiction()))
                .isEqualTo(new DraftReplay(2, 1, 0, 0, List.of()));
    }

    @Test
    void of_an_answer_that_is_not_given_any_more_an_asker_is_told_nothing() {
        int told = 0;
        for (int i = 0; i < CASES; i++) {
            Case drawn = abroad();
            RecordedDecision recorded = recorded(drawn, true);
            RecordedDecision older = new RecordedDecision(
                    recorded.disclosure(),
                    recorded.record(),
                    true,
                    "0",
                    recorded.request(),
                    recorded.inputs(),
                    DecisionText.json(Optional.empty()),
                    recorded.owner(),
                    recorded.at());
            Agreement draft = draft(drawn);
            Jurisdiction asker = drawn.request().asker().jurisdiction();
            told += told(drawn, draft, asker).closes();

            assertThat(DraftReplay.of(List.of(older), any -> Optional.of(gathered(drawn)), draft, asker)
                            .changes())
                    .isEmpty();
        }
        assertThat(told).isPositive();
    }

    private static DraftReplay told(Case drawn, Agreement draft, Jurisdiction side) {
        return DraftReplay.of(
                List.of(recorded(drawn, !(decided(drawn) instanceof Withhold))),
                any -> Optional.of(gathered(drawn)),
                draft,
                side);
    }

    private static RecordedDecision recorded(Case drawn, boolean shown) {
        Request request = drawn.request();
        return new RecordedDecision(
                new UUID(0, 1),
                Optional.of(drawn.labels().record().value()),
                shown,
                "any",
                request,
                new InputHashes(
                        Optional.empty(), false, false, Optional.empty(), List.of(), List.of(), "https://id.example"),
                DecisionText.json(Optional.of(decided(drawn))),
                Optional.of(drawn.labels().owner().jurisdiction()),
                request.at());
    }

    private static Gathered gathered(Case drawn) {
        return new Gathered(
                Optional.of(drawn.labels()), drawn.agreements(), Consents.of(drawn.consents()), "https://id.example");
    }

    private static Decision decided(Case drawn) {
        return gathered(drawn).decide(drawn.request()).orElseThrow();
    }

    /** Between two sides, so that the asker's is not the owner's. */
    private Case abroad() {
        while (true) {
            Case drawn = cases.next();
            if (drawn.request().asked() == Asked.RECORD
                    && !drawn.request()
                            .asker()
                            .jurisdiction()
                            .equals(drawn.labels().owner().jurisdiction())) return drawn;
        }
    }

    /** In the place of one of the agreements, with some of its clauses gone and some narrowed; or another's, or a new one. */
    private Agreement draft(Case drawn) {
        List<Agreement> others = new ArrayList<>(drawn.agreements());
        while (others.isEmpty()) others.addAll(drafts.next().agreements());
        Agreement like = others.get(random.nextInt(others.size()));
        if (random.nextInt(4) == 0) others.addAll(drafts.next().agreements());
        Agreement terms = random.nextInt(4) > 0 ? like : others.get(random.nextInt(others.size()));
        return new Agreement(
                like.id(),
                9,
                "9".repeat(64),
                "draft",
                like.parties(),
                false,
                List.of(),
                List.of(),
                terms.inForce(),
                terms.clauses().stream()
                        .filter(any -> random.nextInt(8) > 0)
                        .map(clause -> random.nextBoolean() ? narrowed(clause) : clause)
                        .toList());
    }

    /** To one type, or to other ceilings, so that it asks for a label. */
    private Clause narrowed(Clause clause) {
        boolean typed = random.nextBoolean();
        Scope scope = clause.scope();
        Terms terms = clause.terms();
        return new Clause(
                clause.ref(),
                clause.effect(),
                clause.from(),
                clause.to(),
                typed
                        ? new Scope(
                                new TreeSet<>(Set.of(one(ReferralType.values()))), scope.purposes(), scope.classes())
                        : scope,
                typed || clause.effect() == Effect.FORBID
                        ? terms
                        : new Terms(
                                one(Tlp.values()),
                                one(Classification.values()),
                                terms.excludes(),
                                terms.imposes(),
                                terms.retention(),
                                terms.unannounced(),
                                terms.handling(),
                                terms.clocks()),
                clause.cites());
    }

    private static List<Agreement> under(Agreement draft, List<Agreement> agreements) {
        List<Agreement> under = new ArrayList<>();
        for (Agreement agreement : agreements) if (!agreement.id().equals(draft.id())) under.add(agreement);
        under.add(new Agreement(
                draft.id(),
                draft.version(),
                draft.hash(),
                draft.title(),
                draft.parties(),
                draft.hiddenMembers(),
                draft.legalBasis(),
                draft.safeguards(),
                Span.ALWAYS,
                draft.clauses()));
        return under;
    }

    private static SortedSet<String> reach(Case drawn, List<Agreement> agreements) {
        NaiveModel model = new NaiveModel(
                drawn.request(), drawn.labels(), Agreements.of(agreements), Consents.of(drawn.consents()));
        SortedSet<String> reach = new TreeSet<>();
        String answer = model.answer();
        if (answer.startsWith("point ")) reach.add("pointer");
        if (!answer.startsWith("disclose ")) return reach;
        for (FieldClass one : FieldClass.values())
            for (DataSubject about : DataSubject.values())
                if (model.opens(one, about))
                    reach.add(about == DataSubject.NONE ? one.code() : one.code() + " about " + about.code());
        return reach;
    }

    private static boolean shows(Disclose disclose) {
        return disclose.permits(FieldClass.TYPE, DataSubject.NONE)
                && disclose.permits(FieldClass.MARKING, DataSubject.NONE);
    }

    /** Another record under the same id, of which as much is left as it was as its asker was shown. */
    private Case otherwise(Case drawn, Decision shown) {
        Labels real = drawn.labels();
        Labels other = cases.next().labels();
        boolean typed = shown instanceof Disclose disclose && disclose.permits(FieldClass.TYPE, DataSubject.NONE);
        boolean marked = shown instanceof Disclose disclose && disclose.permits(FieldClass.MARKING, DataSubject.NONE);
        return new Case(
                drawn.request(),
                new Labels(
                        real.record(),
                        real.owner(),
                        random.nextInt(4) > 0 ? real.originator() : other.originator(),
                        real.contact(),
                        typed ? real.type() : either(real.type(), one(ReferralType.values())),
                        typed ? real.purposes() : either(real.purposes(), other.purposes()),
                        marked ? real.markings() : either(real.markings(), markings(real.markings())),
                        either(real.useRestrictions(), other.useRestrictions()),
                        either(real.subjects(), other.subjects()),
                        either(real.release(), other.release())),
                drawn.agreements(),
                drawn.consents());
    }

    private Markings markings(Markings real) {
        return Markings.of(
                either(real.tlp(), one(Tlp.values())),
                either(real.classification(), one(Classification.values())),
                either(real.handling(), Set.of(HandlingCode.H1)),
                real.controls(),
                real.relTo());
    }

    private <T> T either(T one, T other) {
        return random.nextBoolean() ? one : other;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private static SortedSet<String> opens(DraftReplay told) {
        return told.changes().stream().map(Change::opens).findFirst().orElse(new TreeSet<>());
    }

    private static SortedSet<String> closes(DraftReplay told) {
        return told.changes().stream().map(Change::closes).findFirst().orElse(new TreeSet<>());
    }

    private static SortedSet<String> minus(SortedSet<String> from, SortedSet<String> what) {
        SortedSet<String> rest = new TreeSet<>(from);
        rest.removeAll(what);
        return rest;
    }
}
