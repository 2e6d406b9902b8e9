package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.policy.agreement.Span;

import java.util.Optional;

/**
 * An agency the owner named.
 *
 * @param designated when the naming holds
 * @param circle id of the agreement under which it was named; empty means any agreement of owner and asker
 */
public record Recipient(AgencyId agency, Mode mode, Span designated, Optional<String> circle) {
    /** Named for good, under any agreement. */
    public static Recipient of(AgencyId agency, Mode mode) {
        return new Recipient(agency, mode, Span.ALWAYS, Optional.empty());
    }

    /** The same, under one agreement and no other. */
    public Recipient under(String agreement) {
        return new Recipient(agency, mode, designated, Optional.of(agreement));
    }
}
