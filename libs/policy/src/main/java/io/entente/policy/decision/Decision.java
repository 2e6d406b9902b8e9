package io.entente.policy.decision;

import io.entente.policy.agreement.ClauseRef;

import java.util.SortedSet;
import java.util.function.Function;

/** The closed answer to a request. Every case names the clauses it rests on. */
public sealed interface Decision permits Disclose, Point, Withhold {
    <T> T fold(Function<Disclose, T> disclose, Function<Point, T> point, Function<Withhold, T> withhold);

    /** Those that permitted or, withheld, those that forbade or fell short; empty when it did not come to clauses. */
    SortedSet<ClauseRef> clauses();

    /** {@code disclose}, {@code point} or {@code withhold}, as events record it. */
    default String code() {
        return fold(disclose -> "disclose", point -> "point", withhold -> "withhold");
    }
}
