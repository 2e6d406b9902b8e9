package io.entente.policy.decision;

import io.entente.policy.Sorted;
import io.entente.policy.agreement.ClauseRef;

import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;

/** Nothing leaves. Reason and clauses are for the owner's side alone. */
public record Withhold(Reason reason, SortedSet<ClauseRef> clauses) implements Decision {
    public Withhold {
        clauses = Sorted.set(clauses);
    }

    static Withhold because(Reason reason) {
        return new Withhold(reason, Sorted.set(List.of()));
    }

    @Override
    public <T> T fold(Function<Disclose, T> disclose, Function<Point, T> point, Function<Withhold, T> withhold) {
        return withhold.apply(this);
    }
}
