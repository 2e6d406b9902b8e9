package io.entente.cases.release;

import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.preview.GivenAway;
import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Scrutiny;

import java.util.List;

/** A version that may be released, and what it says: ready to be signed. */
record Prepared(Candidate candidate, Content content) {
    /**
     * Judged anew at each step, from the contents themselves: what is to be released and what it takes the place of.
     *
     * @param given what its words give away of what is withheld
     */
    static Scrutiny scrutiny(Content content, Referral referral, List<GivenAway> given) {
        boolean loosens = referral.inForce()
                .map(Dossiers::content)
                .filter(content::loosens)
                .isPresent();
        return Scrutiny.of(loosens || content.needsSecondOfficer() || !given.isEmpty());
    }
}
