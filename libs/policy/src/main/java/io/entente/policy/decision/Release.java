package io.entente.policy.decision;

import java.util.List;

/**
 * To whom the owner released a record.
 *
 * @param recalled whether the owner has taken it back
 */
public record Release(List<Recipient> recipients, boolean recalled) {
    public Release {
        recipients = List.copyOf(recipients);
    }

    /** Released to these. */
    public static Release to(Recipient... recipients) {
        return new Release(List.of(recipients), false);
    }
}
