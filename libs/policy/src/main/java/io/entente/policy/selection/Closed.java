package io.entente.policy.selection;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.decision.Withhold;

import java.util.List;
import java.util.SortedSet;

/**
 * A claim that stays behind although something of its record is disclosed, and why. For the owner's side alone.
 *
 * @param subject whom the claim is about
 * @param reason the code of a {@link io.entente.policy.decision.Reason}, {@link #HIDDEN_MEMBERS} or {@link #END_CLOSED}
 * @param clauses what closes it; empty where no clause speaks of it at all
 */
public record Closed(Mark mark, DataSubject subject, String reason, SortedSet<ClauseRef> clauses) {
    /** It would tell one member of a circle of another, from whom it is hidden. */
    public static final String HIDDEN_MEMBERS = "hidden-members";

    /** A relation, of which an end stays behind. */
    public static final String END_CLOSED = "end-closed";

    public Closed {
        clauses = Sorted.set(clauses);
    }

    static Closed by(Withhold withhold, Mark mark, DataSubject subject) {
        return new Closed(mark, subject, withhold.reason().code(), withhold.clauses());
    }

    static Closed end(Mark mark) {
        return new Closed(mark, DataSubject.NONE, END_CLOSED, Sorted.set(List.of()));
    }

    static Closed hidden(Mark mark, SortedSet<ClauseRef> clauses) {
        return new Closed(mark, DataSubject.NONE, HIDDEN_MEMBERS, clauses);
    }
}
