package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.Sorted;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What an agency could obtain of a record, purpose by purpose.
 *
 * @param decisions one for every purpose
 */
public record Visible(Map<Purpose, Decision> decisions) {
    public Visible {
        decisions = Collections.unmodifiableMap(new EnumMap<>(decisions));
    }

    /** Whether any purpose would bring content or a pointer. */
    public boolean anything() {
        return decisions.values().stream()
                .anyMatch(decision -> decision.fold(disclose -> true, point -> true, withhold -> false));
    }

    /** Whether some purpose would bring a field of this class about a person of this category. */
    public boolean permits(FieldClass fieldClass, DataSubject subject) {
        return decisions.values().stream()
                .anyMatch(decision -> decision.fold(
                        disclose -> disclose.permits(fieldClass, subject), point -> false, withhold -> false));
    }

    /** The classes that some purpose would bring. */
    public SortedSet<FieldClass> classes() {
        return Sorted.set(decisions.values().stream()
                .flatMap(decision -> decision.fold(Disclose::classes, point -> NOTHING, withhold -> NOTHING).stream())
                .toList());
    }

    private static final SortedSet<FieldClass> NOTHING = Sorted.set(List.of());
}
