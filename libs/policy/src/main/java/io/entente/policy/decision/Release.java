package io.entente.policy.decision;

import io.entente.policy.Sorted;

import java.util.List;
import java.util.SortedSet;

/**
 * To whom and where the owner released a record.
 *
 * @param circles ids of the agreements it was released under; empty means any agreement of owner and asker
 * @param recalled whether the owner has taken it back
 * @param silent whether nothing was heard of the owner's service for so long that it may have taken it back
 */
public record Release(List<Recipient> recipients, SortedSet<String> circles, boolean recalled, boolean silent) {
    public Release {
        recipients = List.copyOf(recipients);
        circles = Sorted.set(circles);
    }

    /** By an owner that is heard of. */
    public Release(List<Recipient> recipients, SortedSet<String> circles, boolean recalled) {
        this(recipients, circles, recalled, false);
    }

    /** Released to these, under any agreement. */
    public static Release to(Recipient... recipients) {
        return new Release(List.of(recipients), Sorted.set(List.of()), false);
    }
}
