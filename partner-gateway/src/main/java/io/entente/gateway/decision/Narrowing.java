package io.entente.gateway.decision;

import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Obligation;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Shown;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether what an asker gets became less, or comes on stricter terms. Only of what the asker itself could see is anything
 * compared, so that whoever is told of it learns nothing by that (P7).
 */
final class Narrowing {
    /** What a record's own marks oblige to; a clause's terms are no word of the owner's. */
    private static final Set<Obligation.Kind> MARKED =
            Set.of(Obligation.Kind.USE_RESTRICTION, Obligation.Kind.JUDICIAL_USE, Obligation.Kind.ONWARD_TRANSFER);

    private Narrowing() {}

    static boolean between(View before, View after) {
        if (before.shown().isEmpty()) return false;
        if (after.shown().isEmpty()) return true;
        return !names(after.shown().get()).containsAll(names(before.shown().get()))
                || pointsOnly(after) && !pointsOnly(before)
                || !terms(before.decision()).containsAll(terms(after.decision()))
                || sharing(before.decision())
                        .flatMap(then -> sharing(after.decision()).filter(now -> then.compareTo(now) < 0))
                        .isPresent();
    }

    private static Set<String> names(Shown<ShelvedVersion> shown) {
        return shown.version().marks().stream()
                .filter(mark -> shown.positions().contains(mark.position()))
                .map(Mark::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean pointsOnly(View view) {
        return view.shown().filter(Shown::pointsOnly).isPresent();
    }

    private static Set<String> terms(Decision decision) {
        return decision.fold(
                disclose -> disclose.obligations().all().stream()
                        .filter(owed -> MARKED.contains(owed.kind()))
                        .map(owed -> owed.kind().code() + " " + owed.value())
                        .collect(Collectors.toCollection(TreeSet::new)),
                point -> new TreeSet<>(),
                withhold -> new TreeSet<>());
    }

    private static Optional<Tlp> sharing(Decision decision) {
        return decision.fold(
                disclose -> disclose.obligations().all().stream()
                        .filter(owed -> owed.kind() == Obligation.Kind.SHARING)
                        .map(owed -> Tlp.of(owed.value()))
                        .findFirst(),
                point -> Optional.empty(),
                withhold -> Optional.empty());
    }
}
