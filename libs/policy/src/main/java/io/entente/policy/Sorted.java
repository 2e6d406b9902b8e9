package io.entente.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** Immutable sets in natural order, so that equal inputs print, hash and compare equal. */
public final class Sorted {
    private Sorted() {}

    public static <T extends Comparable<? super T>> SortedSet<T> set(Collection<? extends T> values) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }
}
