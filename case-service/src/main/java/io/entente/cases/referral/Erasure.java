package io.entente.cases.referral;

import java.time.Instant;

/**
 * That what a referral said was erased.
 *
 * @param at when it was decided
 */
public record Erasure(ErasureGround ground, Instant at) {}
