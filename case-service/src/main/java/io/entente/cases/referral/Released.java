package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.util.UUID;

/**
 * A version was released, and every earlier one superseded.
 *
 * @param number the agency's own version number, by which the gateway keeps the newest
 * @param versionId random, as partners see it
 */
public record Released(RecordId record, AgencyId agency, int number, UUID versionId) {}
