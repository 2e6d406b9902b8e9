package io.entente.gateway.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.Sorted;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;

import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** How far a decision opens a record, in words that can be compared: {@code pointer}, or field classes and about whom. */
record Reach(SortedSet<String> words) {
    static final Reach NOTHING = new Reach(Sorted.set(Set.of()));

    Reach {
        words = Sorted.set(words);
    }

    static Reach of(Optional<Decision> decision) {
        Set<String> words = decision.map(
                        made -> made.fold(Reach::disclosed, point -> Set.of("pointer"), withhold -> Set.<String>of()))
                .orElse(Set.of());
        return new Reach(new TreeSet<>(words));
    }

    private static Set<String> disclosed(Disclose disclose) {
        Set<String> words = new TreeSet<>();
        for (FieldClass fieldClass : disclose.classes())
            for (DataSubject subject : DataSubject.values())
                if (disclose.permits(fieldClass, subject)) words.add(word(fieldClass, subject));
        return words;
    }

    private static String word(FieldClass fieldClass, DataSubject subject) {
        return subject == DataSubject.NONE ? fieldClass.code() : fieldClass.code() + " about " + subject.code();
    }

    /** @return what this one opens and the other does not */
    SortedSet<String> beyond(Reach other) {
        SortedSet<String> beyond = new TreeSet<>(words);
        beyond.removeAll(other.words);
        return Sorted.set(beyond);
    }

    /** @return what both open */
    Reach and(Reach other) {
        SortedSet<String> both = new TreeSet<>(words);
        both.retainAll(other.words);
        return new Reach(both);
    }
}
