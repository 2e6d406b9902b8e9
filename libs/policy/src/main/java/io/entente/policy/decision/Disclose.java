package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.ClauseRef;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * These field classes may leave, under these clauses and obligations.
 *
 * @param excluded categories of persons whose items stay behind, by class; a class without any is not listed
 */
public record Disclose(
        SortedSet<FieldClass> classes,
        SortedSet<ClauseRef> clauses,
        Obligations obligations,
        SortedMap<FieldClass, SortedSet<DataSubject>> excluded)
        implements Decision {
    public Disclose {
        classes = Sorted.set(classes);
        clauses = Sorted.set(clauses);
        excluded = Collections.unmodifiableSortedMap(new TreeMap<>(excluded));
    }

    /** Whether a field of this class may leave when its item is about a person of this category. */
    public boolean permits(FieldClass fieldClass, DataSubject subject) {
        return against(fieldClass, subject).isEmpty();
    }

    /** Why a field of this class stays behind; empty when it may leave. */
    public Optional<Reason> against(FieldClass fieldClass, DataSubject subject) {
        if (!classes.contains(fieldClass)) return Optional.of(Reason.NO_CLAUSE);
        boolean excludes =
                excluded.getOrDefault(fieldClass, Collections.emptySortedSet()).contains(subject);
        return excludes ? Optional.of(Reason.DATA_SUBJECT) : Optional.empty();
    }

    @Override
    public <T> T fold(Function<Disclose, T> disclose, Function<Point, T> point, Function<Withhold, T> withhold) {
        return disclose.apply(this);
    }
}
