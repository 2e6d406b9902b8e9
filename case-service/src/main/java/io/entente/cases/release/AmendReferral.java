package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.preview.GivenAway;
import io.entente.cases.preview.WithheldGivenAway;
import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.Released;
import io.entente.cases.referral.Scrutiny;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * An officer replaces what was released by a new version that says everything anew. Content that needs a second officer
 * cannot be amended in one step.
 */
@ApplicationScoped
class AmendReferral {
    private final CarryOutRelease carryOut;

    AmendReferral(CarryOutRelease carryOut) {
        this.carryOut = carryOut;
    }

    public Uni<Dossier> toSay(Content content, RecordId id, Expectation expected) {
        return carryOut.of(new OfAmendment(content, id, expected));
    }

    private record OfAmendment(Content content, RecordId id, Expectation expected) implements Release {
        @Override
        public Uni<Referral> of(Referrals referrals, Officer by) {
            return referrals.changeable(by, id, expected);
        }

        @Override
        public Content content(Referral referral) {
            return content;
        }

        @Override
        public Candidate candidate(Referral referral, Officer by, Scrutiny scrutiny) {
            return referral.amendment(scrutiny);
        }

        /** Whoever amends is the author: nobody else has looked. */
        @Override
        public void requireConfirmed(Referral referral, Officer by, Content content, List<GivenAway> given) {
            if (!given.isEmpty()) throw new WithheldGivenAway(given, Optional.empty());
        }

        @Override
        public Released released(Referral referral, Officer by, Signed signed, Scrutiny scrutiny) {
            return referral.amend(signed.candidate(), by, Dossiers.document(signed.content()), scrutiny, signed.at());
        }

        @Override
        public Act act() {
            return Act.AMENDED;
        }
    }
}
