package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Terms;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts the disclosure together from the clauses that carry it: every obligation of every one of them holds. */
final class Assembly {
    private final Labels labels;
    private final List<Consent> consents;
    private final List<Clause> carrying;
    private final Collection<FieldClass> open;

    Assembly(Labels labels, List<Consent> consents, List<Clause> carrying, Collection<FieldClass> open) {
        this.labels = labels;
        this.consents = consents;
        this.carrying = carrying;
        this.open = open;
    }

    Disclose disclose() {
        SortedSet<FieldClass> classes = new TreeSet<>();
        SortedMap<FieldClass, SortedSet<DataSubject>> excluded = new TreeMap<>();
        for (Clause clause : carrying) {
            for (FieldClass carried : Deliberation.carried(clause, open)) {
                classes.add(carried);
                SortedSet<DataSubject> excludes = clause.terms().excludes();
                excluded.merge(carried, excludes, Assembly::both);
            }
        }
        excluded.values().removeIf(SortedSet::isEmpty);
        return new Disclose(classes, Deliberation.refs(carrying), obligations(), excluded);
    }

    /** Who is excluded by one clause but carried by another is carried. */
    private static SortedSet<DataSubject> both(SortedSet<DataSubject> one, SortedSet<DataSubject> other) {
        SortedSet<DataSubject> both = new TreeSet<>(one);
        both.retainAll(other);
        return Sorted.set(both);
    }

    private Obligations obligations() {
        SortedSet<Obligation> all = new TreeSet<>();
        labels.useRestrictions()
                .forEach(restriction -> all.add(
                        new Obligation(Obligation.Kind.USE_RESTRICTION, restriction.code(), Obligation.OF_THE_RECORD)));
        all.add(new Obligation(Obligation.Kind.SHARING, labels.markings().tlp().code(), Obligation.OF_THE_RECORD));
        carrying.forEach(clause -> imposed(clause.terms(), clause.ref().toString(), all));
        consents.forEach(consent -> consented(consent, all));
        return new Obligations(all);
    }

    private void imposed(Terms terms, String source, SortedSet<Obligation> all) {
        terms.imposes()
                .forEach(restriction ->
                        all.add(new Obligation(Obligation.Kind.USE_RESTRICTION, restriction.code(), source)));
        terms.retention()
                .ifPresent(period -> all.add(new Obligation(Obligation.Kind.RETENTION, period.toString(), source)));
        treated(HandlingCode.H1, Obligation.Kind.JUDICIAL_USE, terms, source, all);
        treated(HandlingCode.H2, Obligation.Kind.ONWARD_TRANSFER, terms, source, all);
    }

    private void treated(
            HandlingCode code, Obligation.Kind kind, Terms terms, String source, SortedSet<Obligation> all) {
        if (labels.markings().handling().contains(code))
            all.add(new Obligation(kind, terms.treatmentOf(code).code(), source));
    }

    private static void consented(Consent consent, SortedSet<Obligation> all) {
        String source = consent.source();
        all.add(new Obligation(Obligation.Kind.CONSENT, consent.kind().code(), source));
        consent.conditions().forEach(text -> all.add(new Obligation(Obligation.Kind.CONDITION, text, source)));
    }
}
