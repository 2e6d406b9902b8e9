package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;

/**
 * Who acts on a referral.
 *
 * @param pseudonym stable for the person and telling nothing about them; two officers never share one
 * @param releaseSupervisor whether the officer may be the second one where a release needs two
 */
public record Officer(String pseudonym, AgencyId agency, boolean releaseSupervisor) {}
