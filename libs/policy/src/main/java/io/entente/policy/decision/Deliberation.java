package io.entente.policy.decision;

import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Treatment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

import static io.entente.policy.decision.Consent.Kind.JUDICIAL_USE;
import static io.entente.policy.decision.Consent.Kind.ONWARD_TRANSFER;

/**
 * One decision, step by step: first what bars the record whatever an agreement says, then what forbids, then what is
 * left of the permits once TLP, classification and handling have had their say, and last in which mode it goes.
 */
final class Deliberation {
    private final Request request;
    private final Labels labels;
    private final Agreements agreements;
    private final List<Consent> consents;
    private final Set<FieldClass> asked;

    Deliberation(Request request, Labels labels, Agreements agreements, Consents consents) {
        this(request, labels, agreements, consents, request.asked().classes());
    }

    /** @param asked the classes in question: of those that such a request asks for, some or all */
    Deliberation(
            Request request, Labels labels, Agreements agreements, Consents consents, Collection<FieldClass> asked) {
        this.asked = Set.copyOf(asked);
        this.request = request;
        this.labels = labels;
        this.agreements = agreements;
        this.consents = consents.holding(request, labels);
    }

    Decision decision() {
        Bars bars = new Bars(request, labels, consented(ONWARD_TRANSFER));
        return bars.first().<Decision>map(Withhold::because).orElseGet(() -> underAgreements(bars));
    }

    private Decision underAgreements(Bars bars) {
        List<Agreement> binding = agreements.between(labels.owner(), request.asker(), request.at());
        List<Agreement> shared = binding.stream().filter(bars::releasedUnder).toList();
        if (shared.isEmpty()) return Withhold.because(Reason.NO_AGREEMENT);

        // A forbid binds wherever the record was released: another circle is no way around it.
        List<Clause> forbids = concerning(binding, Effect.FORBID);
        Set<FieldClass> open = EnumSet.copyOf(asked);
        forbids.forEach(forbid -> open.removeAll(forbid.scope().classes()));
        if (open.isEmpty()) return withheld(Reason.FORBIDDEN_BY_CLAUSE, outright(forbids));
        if (!labels.purposes().contains(request.purpose())) return Withhold.because(Reason.PURPOSE);
        if (bars.useRestricted()) return Withhold.because(Reason.USE_RESTRICTION);
        return permitted(concerning(shared, Effect.PERMIT), forbids, open, bars);
    }

    private Decision permitted(List<Clause> permits, List<Clause> forbids, Set<FieldClass> open, Bars bars) {
        if (permits.isEmpty()) return Withhold.because(Reason.NO_CLAUSE);
        Set<HandlingCode> asking = codesAsking();
        Narrowing narrowing = new Narrowing(permits)
                .to(clause -> labels.markings().tlp().atMost(clause.terms().tlp()), Reason.TLP)
                .to(
                        clause -> labels.markings()
                                        .classification()
                                        .compareTo(clause.terms().classification())
                                <= 0,
                        Reason.CLASSIFICATION)
                .to(clause -> asking.stream().allMatch(code -> agreed(clause, code)), Reason.HANDLING);
        if (narrowing.failed()) return withheld(narrowing.reason(), narrowing.clauses());
        List<Clause> carrying = narrowing.clauses().stream()
                .filter(clause -> carriesAny(clause, open))
                .toList();
        if (carrying.isEmpty()) return withheld(Reason.FORBIDDEN_BY_CLAUSE, meeting(forbids, narrowing.clauses()));
        return switch (bars.mode()) {
            case FULL -> new Assembly(labels, consents, carrying, open).disclose();
            case SILENT -> silent(carrying, open);
            case POINTER -> pointed(carrying, open);
        };
    }

    /** The forbids that cover all that was asked; when only several together do, these. */
    private List<Clause> outright(List<Clause> forbids) {
        List<Clause> outright = forbids.stream()
                .filter(forbid -> forbid.scope().classes().containsAll(asked))
                .toList();
        return outright.isEmpty() ? forbids : outright;
    }

    /** The forbids that take away something which the permits would have carried. */
    private List<Clause> meeting(List<Clause> forbids, List<Clause> permits) {
        Set<FieldClass> carried = EnumSet.noneOf(FieldClass.class);
        permits.forEach(permit -> carried.addAll(carried(permit, asked)));
        return forbids.stream().filter(forbid -> carriesAny(forbid, carried)).toList();
    }

    /** An owner may keep silent about its record; an asker about its query only where a clause lets it. */
    private Decision silent(List<Clause> carrying, Set<FieldClass> open) {
        boolean lets = request.asked() == Asked.RECORD
                || carrying.stream().anyMatch(clause -> clause.terms().unannounced());
        return lets ? withheld(Reason.SILENT, carrying) : pointed(carrying, open);
    }

    /**
     * A pointer to a record is the reference and the mailbox, and leaves under the clauses that carry the reference; one to
     * who asks is the mailbox, and leaves under those that carry the query.
     */
    private Decision pointed(List<Clause> carrying, Set<FieldClass> open) {
        List<Clause> pointing = carrying.stream()
                .filter(clause -> carried(clause, open).contains(request.asked().pointing()))
                .toList();
        return pointing.isEmpty() ? Withhold.because(Reason.NO_CLAUSE) : new Point(labels.contact(), refs(pointing));
    }

    /** The clauses of one effect that speak of this very exchange and of anything asked. */
    private List<Clause> concerning(List<Agreement> from, Effect effect) {
        List<Clause> clauses = new ArrayList<>();
        for (Agreement agreement : from)
            for (Clause clause : agreement.clauses())
                if (clause.effect() == effect
                        && clause.concerns(labels.owner(), request.asker(), labels.type(), request.purpose())
                        && carriesAny(clause, asked)) clauses.add(clause);
        return clauses;
    }

    static Set<FieldClass> carried(Clause clause, Collection<FieldClass> of) {
        Set<FieldClass> carried = EnumSet.noneOf(FieldClass.class);
        for (FieldClass fieldClass : clause.scope().classes()) if (of.contains(fieldClass)) carried.add(fieldClass);
        return carried;
    }

    private static boolean carriesAny(Clause clause, Collection<FieldClass> of) {
        for (FieldClass fieldClass : clause.scope().classes()) if (of.contains(fieldClass)) return true;
        return false;
    }

    /** Handling codes for which this request needs a permission that the originator has not given. */
    private Set<HandlingCode> codesAsking() {
        Set<HandlingCode> asking = EnumSet.noneOf(HandlingCode.class);
        if (Bars.JUDICIAL.contains(request.purpose()) && !consented(JUDICIAL_USE)) asking.add(HandlingCode.H1);
        if (labels.passedOn() && !consented(ONWARD_TRANSFER)) asking.add(HandlingCode.H2);
        asking.retainAll(labels.markings().handling());
        return asking;
    }

    private static boolean agreed(Clause clause, HandlingCode code) {
        return clause.terms().treatmentOf(code) == Treatment.AS_AGREED;
    }

    private boolean consented(Consent.Kind kind) {
        return consents.stream().anyMatch(consent -> consent.kind() == kind);
    }

    private static Withhold withheld(Reason reason, List<Clause> clauses) {
        return new Withhold(reason, refs(clauses));
    }

    static SortedSet<ClauseRef> refs(List<Clause> clauses) {
        return Sorted.set(clauses.stream().map(Clause::ref).toList());
    }

    /** Permits narrowed one condition after another; the condition that leaves none is the reason, its clauses named. */
    private record Narrowing(List<Clause> clauses, Reason reason, boolean failed) {
        Narrowing(List<Clause> clauses) {
            this(clauses, Reason.NO_CLAUSE, false);
        }

        Narrowing to(Predicate<Clause> condition, Reason otherwise) {
            if (failed) return this;
            List<Clause> left = clauses.stream().filter(condition).toList();
            return left.isEmpty() ? new Narrowing(clauses, otherwise, true) : new Narrowing(left, reason, false);
        }
    }
}
