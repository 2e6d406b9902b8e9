package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

/**
 * What is released and may be reviewed now, so that the review can be signed outside any transaction.
 *
 * @param version number of the version in force
 * @param number of the review, counted for the referral
 * @param revision the referral's state that this was true for; a review of any other is refused
 */
public record Reviewable(RecordId record, AgencyId agency, int version, int number, int revision) {}
