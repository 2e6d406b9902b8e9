package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;

/**
 * The referral was recalled.
 *
 * @param upTo nothing up to this version number may be disclosed any more, whichever message arrives first
 */
public record Recalled(RecordId record, AgencyId agency, int upTo, Instant at) {}
