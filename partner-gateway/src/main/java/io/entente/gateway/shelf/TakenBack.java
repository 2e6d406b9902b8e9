package io.entente.gateway.shelf;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

/**
 * What an owner took back.
 *
 * @param since versions up to this one were taken back before
 * @param upTo and now those up to this one, as the owner counts; a recall or an erasure takes back those above it as well
 */
public record TakenBack(RecordId record, AgencyId owner, int since, int upTo) {}
