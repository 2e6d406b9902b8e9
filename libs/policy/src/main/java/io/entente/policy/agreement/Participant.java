package io.entente.policy.agreement;

import io.entente.kernel.party.Agency;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

/**
 * An agency as a clause sees it, taken from the party register.
 *
 * @param partyClass kind of agency, such as {@code port-operator}
 */
public record Participant(AgencyId agency, Jurisdiction jurisdiction, String partyClass) {
    public static Participant of(Agency agency) {
        return new Participant(agency.id(), agency.jurisdiction(), agency.partyClass());
    }
}
