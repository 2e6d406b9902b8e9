package io.entente.policy.agreement;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Comparator;

/** How decisions and events name a clause: {@code us-be/1/no-immigration-enforcement}. */
public record ClauseRef(String agreement, int version, String clause) implements Comparable<ClauseRef> {
    private static final Comparator<ClauseRef> ORDER = Comparator.comparing(ClauseRef::agreement)
            .thenComparingInt(ClauseRef::version)
            .thenComparing(ClauseRef::clause);

    @Override
    public int compareTo(ClauseRef other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return agreement + "/" + version + "/" + clause;
    }
}
