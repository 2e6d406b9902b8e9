package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;

/**
 * What the referral said is to be erased, in every version.
 *
 * @param number of its newest version
 * @param onceReleased whether anything of it ever left the agency
 */
public record Erased(RecordId record, AgencyId agency, int number, boolean onceReleased, Instant at) {}
