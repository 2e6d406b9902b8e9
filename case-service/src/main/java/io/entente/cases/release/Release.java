package io.entente.cases.release;

import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.preview.GivenAway;
import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Released;
import io.entente.cases.referral.Scrutiny;
import io.smallrye.mutiny.Uni;

import java.util.List;

/** What an officer asks to be released: what was submitted, or content that takes the place of what was released. */
interface Release {
    /** @return the referral, if it is as the officer expects it */
    Uni<Referral> of(Referrals referrals, Officer by);

    /** What it would say. */
    Content content(Referral referral);

    /** @return the version that would be released, if this officer may release it */
    Candidate candidate(Referral referral, Officer by, Scrutiny scrutiny);

    /**
     * @param given where its words give away what is withheld, and from whom
     * @throws io.entente.cases.preview.WithheldGivenAway unless the officer may let that pass, and does
     */
    void requireConfirmed(Referral referral, Officer by, Content content, List<GivenAway> given);

    /** @param signed what {@link #candidate} gave; refused if anything changed since */
    Released released(Referral referral, Officer by, Signed signed, Scrutiny scrutiny);

    Act act();
}
