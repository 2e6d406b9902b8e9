package io.entente.cases.item;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;

/** An agency the owner chose, and how much of the referral's existence it may see. */
public record Recipient(AgencyId agency, Mode mode) {}
