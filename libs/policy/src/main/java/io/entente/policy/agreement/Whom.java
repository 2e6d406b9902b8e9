package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.util.Optional;

/** One side of a clause: whoever fits everything that is given here; at least one thing is. */
public record Whom(Optional<Jurisdiction> jurisdiction, Optional<AgencyId> agency, Optional<String> partyClass) {
    public Whom {
        if (jurisdiction.isEmpty() && agency.isEmpty() && partyClass.isEmpty())
            throw new IllegalArgumentException("a side of a clause names a jurisdiction, an agency or a class");
    }

    public boolean includes(Participant participant) {
        return jurisdiction.map(participant.jurisdiction()::equals).orElse(true)
                && agency.map(participant.agency()::equals).orElse(true)
                && partyClass.map(participant.partyClass()::equals).orElse(true);
    }
}
