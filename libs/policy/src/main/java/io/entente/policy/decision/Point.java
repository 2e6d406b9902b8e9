package io.entente.policy.decision;

import io.entente.policy.Sorted;
import io.entente.policy.agreement.ClauseRef;

import java.util.SortedSet;
import java.util.function.Function;

/**
 * Only that something exists, and whom to ask.
 *
 * @param contact the owner's functional mailbox
 */
public record Point(String contact, SortedSet<ClauseRef> clauses) implements Decision {
    public Point {
        clauses = Sorted.set(clauses);
    }

    @Override
    public <T> T fold(Function<Disclose, T> disclose, Function<Point, T> point, Function<Withhold, T> withhold) {
        return point.apply(this);
    }
}
