package io.entente.gateway.decision;

import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.policy.agreement.Agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a draft agreement would have changed in decisions on record. What it would open is told to the owner's side alone,
 * which has to want it. An asker's side learns what it would lose of what it got, as far as that follows from what it was
 * shown ({@link ShownWorld}): a draft is a question that it words itself, and may ask for one label at a time.
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

    /** @param kept what is left of a decision's inputs; empty when any of them is gone */
    static DraftReplay of(
            List<RecordedDecision> recorded,
            Function<RecordedDecision, Optional<Gathered>> kept,
            Agreement draft,
            Jurisdiction side) {
        List<RecordedDecision> decisions = recorded.stream()
                .filter(decision -> decision.belongsTo(side) || decision.askedBy(side))
                .toList();
        int erased = 0;
        List<Change> changes = new ArrayList<>();
        for (RecordedDecision decision : decisions) {
            // To an asker that got nothing, whatever would become of it is nothing too.
            if (!decision.belongsTo(side) && !decision.shown()) continue;
            Optional<Gathered> gathered = kept.apply(decision);
            if (gathered.isEmpty()) erased++;
            else
                (decision.belongsTo(side)
                                ? toOwner(decision, gathered.get(), draft)
                                : toAsker(decision, gathered.get(), draft))
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

    private static Optional<Change> toOwner(RecordedDecision decision, Gathered inputs, Agreement draft) {
        Reach before = Reach.of(inputs.decide(decision.request()));
        Reach after = Reach.of(inputs.decide(decision.request(), draft));
        return change(decision, after.beyond(before), before.beyond(after));
    }

    private static Optional<Change> toAsker(RecordedDecision decision, Gathered inputs, Agreement draft) {
        return ShownWorld.of(decision, inputs)
                .flatMap(world -> change(decision, Reach.NOTHING.words(), world.closedBy(draft)));
    }

    private static Optional<Change> change(
            RecordedDecision decision, SortedSet<String> opens, SortedSet<String> closes) {
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
