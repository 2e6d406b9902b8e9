package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.policy.agreement.Span;

/**
 * An agency the owner named.
 *
 * @param designated when the naming holds
 */
public record Recipient(AgencyId agency, Mode mode, Span designated) {
    public static Recipient of(AgencyId agency, Mode mode) {
        return new Recipient(agency, mode, Span.ALWAYS);
    }
}
