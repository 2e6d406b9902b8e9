package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;

import java.util.UUID;

/**
 * A version that may be released now, so that it can be signed outside any transaction.
 *
 * @param revision the referral's state that this was true for; a release of any other is refused
 */
public record Candidate(
        RecordId record, AgencyId agency, Reference reference, int number, UUID versionId, int revision) {}
