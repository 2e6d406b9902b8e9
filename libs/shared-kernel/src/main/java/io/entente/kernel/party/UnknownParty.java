package io.entente.kernel.party;

import io.entente.kernel.vocabulary.AgencyId;

/** An agency that the party register does not have. */
public final class UnknownParty extends RuntimeException {
    private final AgencyId agency;

    public UnknownParty(AgencyId agency) {
        super("The party register has no agency " + agency);
        this.agency = agency;
    }

    public AgencyId agency() {
        return agency;
    }
}
