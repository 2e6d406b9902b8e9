package io.entente.cases.release;

import io.entente.cases.item.Content;
import io.entente.cases.referral.Candidate;
import io.entente.kernel.statement.SdStatement;

import java.time.Instant;

/** A candidate with its statement, signed for the agency, not yet released. */
record Signed(Candidate candidate, Content content, SdStatement statement, Instant at) {}
