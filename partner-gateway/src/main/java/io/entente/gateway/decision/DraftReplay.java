package io.entente.gateway.decision;

import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.policy.agreement.Agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * What a draft agreement would have changed in decisions on record. What it would open is told to the owner's side alone,
 * which has to want it; an asker's side learns what it would lose of what it got.
 *
 * @param examined how many decisions of this side were made again
 * @param erased how many could not be, as far as this side may know
 * @param opens in how many the draft opens something, as far as this side may know
 * @param closes in how many it closes something
 * @param changes one for each decision that changes, the newest first
 */
record DraftReplay(int examined, int erased, int opens, int closes, List<Change> changes) {

    /**
     * @param record the record asked for
     * @param asker the agency that asked
     * @param opens field classes, with the category of person where one is meant, or {@code pointer}
     */
    public record Change(
            UUID disclosure,
            Optional<UUID> record,
            String asker,
            String purpose,
            SortedSet<String> opens,
            SortedSet<String> closes) {}

    static DraftReplay of(
            List<RecordedDecision> decisions, RecordedDecisions.Kept kept, Agreement draft, Jurisdiction side) {
        int erased = 0;
        List<Change> changes = new ArrayList<>();
        for (RecordedDecision decision : decisions) {
            // To an asker that got nothing, whatever would become of it is nothing too.
            if (!decision.belongsTo(side) && !decision.shown()) continue;
            Optional<Gathered> gathered = kept.of(decision);
            if (gathered.isEmpty()) erased++;
            else
                changed(decision, gathered.get(), draft, decision.belongsTo(side))
                        .ifPresent(changes::add);
        }
        return new DraftReplay(
                decisions.size(),
                erased,
                (int) changes.stream()
                        .filter(change -> !change.opens().isEmpty())
                        .count(),
                (int) changes.stream()
                        .filter(change -> !change.closes().isEmpty())
                        .count(),
                changes);
    }

    private static Optional<Change> changed(
            RecordedDecision decision, Gathered inputs, Agreement draft, boolean ownersSide) {
        Reach before = Reach.of(inputs.decide(decision.request()));
        Reach after = Reach.of(inputs.decide(decision.request(), draft));
        SortedSet<String> opens =
                ownersSide ? after.beyond(before) : Reach.of(Optional.empty()).words();
        SortedSet<String> closes = before.beyond(after);
        if (opens.isEmpty() && closes.isEmpty()) return Optional.empty();
        return Optional.of(new Change(
                decision.disclosure(),
                decision.record(),
                decision.request().asker().agency().value(),
                decision.request().purpose().code(),
                opens,
                closes));
    }
}
