package io.entente.policy.decision;

import java.util.List;

/**
 * To whom the owner released a record.
 *
 * @param recalled whether the owner has taken it back
 * @param silent whether nothing was heard of the owner's service for so long that it may have taken it back
 */
public record Release(List<Recipient> recipients, boolean recalled, boolean silent) {
    public Release {
        recipients = List.copyOf(recipients);
    }

    /** By an owner that is heard of. */
    public Release(List<Recipient> recipients, boolean recalled) {
        this(recipients, recalled, false);
    }

    /** Released to these. */
    public static Release to(Recipient... recipients) {
        return new Release(List.of(recipients), false);
    }
}
