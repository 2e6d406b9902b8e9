package io.entente.cases.consent;

import io.entente.kernel.vocabulary.Purpose;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** On which terms a consent is granted. */
record Terms(SortedSet<Purpose> purposes, List<String> conditions, Instant until) {
    Terms {
        purposes = Collections.unmodifiableSortedSet(new TreeSet<>(purposes));
        conditions = List.copyOf(conditions);
    }

    /** Never the conditions: they may be personal. */
    @Override
    public String toString() {
        return "Terms[" + purposes.size() + " purposes until " + until + "]";
    }
}
