package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.Sorted;

import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;

/** What would leave: a record to its recipient, or what somebody asked to the owner of what was asked about. */
public enum Asked implements Coded {
    RECORD("record", Sorted.set(EnumSet.complementOf(EnumSet.of(FieldClass.QUERY))), FieldClass.REFERENCE),

    /** A query is a disclosure too, from the asker to the owner. */
    QUERY("query", Sorted.set(List.of(FieldClass.QUERY)), FieldClass.QUERY);

    private final String code;
    private final SortedSet<FieldClass> classes;
    private final FieldClass pointing;

    Asked(String code, SortedSet<FieldClass> classes, FieldClass pointing) {
        this.code = code;
        this.classes = classes;
        this.pointing = pointing;
    }

    @Override
    public String code() {
        return code;
    }

    SortedSet<FieldClass> classes() {
        return classes;
    }

    /** The class that a clause must carry for a pointer to leave under it. */
    FieldClass pointing() {
        return pointing;
    }
}
