package io.entente.cases.release;

import io.entente.cases.referral.Reviewable;

import java.time.Instant;

/**
 * A review, signed for the agency, not yet on record.
 *
 * @param note compact JWS, for the gateway
 */
record SignedReview(Reviewable reviewed, String note, Instant at) {}
