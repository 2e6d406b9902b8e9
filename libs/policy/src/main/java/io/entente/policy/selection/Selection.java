package io.entente.policy.selection;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.policy.decision.Disclose;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which disclosures a decision opens: those of its classes, and a relation where something of both its ends is open. */
final class Selection {
    private Selection() {}

    static List<Mark> of(Disclose decision, Offered version) {
        Set<Mark> ofClasses = version.marks().stream()
                .filter(mark -> permits(decision, version, mark))
                .collect(Collectors.toUnmodifiableSet());
        Set<UUID> items =
                ofClasses.stream().flatMap(mark -> mark.item().stream()).collect(Collectors.toUnmodifiableSet());
        return version.marks().stream()
                .filter(mark -> ofClasses.contains(mark)
                        || mark.ends()
                                .filter(ends -> items.contains(ends.from()) && items.contains(ends.to()))
                                .isPresent())
                .toList();
    }

    /** Whom a claim is about. */
    static DataSubject subject(Offered version, Mark mark) {
        return mark.item().map(version.labels()::subjectOf).orElse(DataSubject.NONE);
    }

    private static boolean permits(Disclose decision, Offered version, Mark mark) {
        return mark.fieldClass()
                .filter(fieldClass -> decision.permits(fieldClass, subject(version, mark)))
                .isPresent();
    }
}
