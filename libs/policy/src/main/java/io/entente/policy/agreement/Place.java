package io.entente.policy.agreement;

/** How far a participant has come in the life of an agreement, whose versions are looked at from the highest down. */
final class Place {
    private final Participant participant;
    private boolean byItself;
    private boolean byItsJurisdiction;

    Place(Participant participant) {
        this.participant = participant;
    }

    void after(Agreement version) {
        for (Party party : version.parties()) {
            byItself |= party.isAgencyOf(participant);
            byItsJurisdiction |= party.isJurisdictionOf(participant);
        }
    }

    /** Whether a version above names it. */
    boolean movedOn() {
        return byItself || byItsJurisdiction;
    }

    /**
     * Whether those who signed this version for it have signed one above. A jurisdiction signs for its agencies; what it
     * signed, no agency of its own takes back.
     */
    boolean released(Agreement version) {
        return byItsJurisdiction
                || byItself && version.parties().stream().noneMatch(party -> party.isJurisdictionOf(participant));
    }
}
