package io.entente.gateway.shelf;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Labels;
import io.entente.policy.selection.Mark;
import io.entente.policy.selection.Offered;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A released version as far as a decision needs it. The content itself stays in the database until it is picked.
 *
 * @param number the agency's own count, never told to partners
 * @param versionId the random id that partners see
 * @param labelsHash under which the labels are kept for replay
 * @param marks what can be disclosed, in the statement's order
 */
public record ShelvedVersion(
        RecordId record, AgencyId owner, int number, UUID versionId, String labelsHash, Labels labels, List<Mark> marks)
        implements Offered {

    /** Whether nothing was heard of its sender for too long, or is ever, its owner having left the register. */
    public boolean silent() {
        return labels.release().silent();
    }

    /** That of its owner, as the register had it when it was released: the owner may have left since. */
    public Jurisdiction jurisdiction() {
        return labels.owner().jurisdiction();
    }

    /** The last day, in UTC, on which the record may be shown unless its owner reviews it. */
    public LocalDate reviewBy() {
        return labels.release().reviewBy().orElseThrow();
    }

    /** The same, from a sender that is heard of, of a record that is reviewed in time. */
    public ShelvedVersion asHeardOf() {
        return new ShelvedVersion(record, owner, number, versionId, labelsHash, labels.asHeardOf(), marks);
    }

    /** Whether a tombstone covers it. */
    public boolean recalled() {
        return labels.release().recalled();
    }
}
