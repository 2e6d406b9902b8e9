package io.entente.cases.release;

import io.entente.cases.item.Content;
import io.entente.cases.referral.Candidate;
import io.entente.kernel.statement.SdStatement;

import java.time.Instant;
import java.util.Optional;

/**
 * A candidate with its statement, signed for the agency, not yet released.
 *
 * @param pointer the note for recipients in mode {@code pointer}; empty when there are none
 */
record Signed(Candidate candidate, Content content, SdStatement statement, Optional<String> pointer, Instant at) {}
