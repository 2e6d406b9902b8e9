package io.entente.cases.release;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.preview.Confirmation;
import io.entente.cases.preview.GivenAway;
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

/** An officer releases the submitted version. */
@ApplicationScoped
class ReleaseReferral {
    private final CarryOutRelease carryOut;

    ReleaseReferral(CarryOutRelease carryOut) {
        this.carryOut = carryOut;
    }

    /**
     * Fails with {@link VersionNotNamed} for a second officer who does not say what they have read: the revision, or, of a
     * version whose draft was never rewritten, its number.
     *
     * @param read number of the version that the officer has read; none releases whatever was submitted last
     * @param confirmed what they, as a second officer, let its words give away of what is withheld: the confirmation that
     *     they were shown
     */
    public Uni<Dossier> byId(RecordId id, Optional<Integer> read, Optional<String> confirmed, Expectation expected) {
        return carryOut.of(new OfSubmitted(id, read, confirmed, expected));
    }

    private record OfSubmitted(RecordId id, Optional<Integer> read, Optional<String> confirmed, Expectation expected)
            implements Release {
        @Override
        public Uni<Referral> of(Referrals referrals, Officer by) {
            return referrals
                    .readable(by, id)
                    .invoke(expected::requireMet)
                    .invoke(referral -> read.ifPresent(referral::requireNewest));
        }

        @Override
        public Content content(Referral referral) {
            return Dossiers.content(referral.latest().document());
        }

        @Override
        public Candidate candidate(Referral referral, Officer by, Scrutiny scrutiny) {
            Candidate candidate = referral.candidate(by, scrutiny);
            if (scrutiny == Scrutiny.TWO_OFFICERS && !saysWhatWasRead(referral)) throw new VersionNotNamed();
            return candidate;
        }

        /** A draft is rewritten under its number, and who read it before that has read something else. */
        private boolean saysWhatWasRead(Referral referral) {
            return !expected.any() || read.isPresent() && !referral.latest().wasRewritten();
        }

        @Override
        public void requireConfirmed(Referral referral, Officer by, Content content, List<GivenAway> given) {
            Confirmation.ofRelease(by, referral, content, given).requireIn(confirmed);
        }

        @Override
        public Released released(Referral referral, Officer by, Signed signed, Scrutiny scrutiny) {
            return referral.release(signed.candidate(), by, scrutiny, signed.at());
        }

        @Override
        public Act act() {
            return Act.RELEASED;
        }
    }
}
