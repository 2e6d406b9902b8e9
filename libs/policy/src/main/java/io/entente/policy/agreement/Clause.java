package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;

import java.util.List;

/**
 * A clause of an agreement: from whom to whom, about what, on what terms, and the articles it cites. Only a permit has
 * terms.
 */
public record Clause(ClauseRef ref, Effect effect, Whom from, Whom to, Scope scope, Terms terms, List<Citation> cites) {
    public Clause {
        cites = List.copyOf(cites);
    }

    /** Whether it speaks of a referral of this type going from owner to asker for this purpose. */
    public boolean concerns(Participant owner, Participant asker, ReferralType type, Purpose purpose) {
        return scope.purposes().contains(purpose)
                && scope.types().contains(type)
                && from.includes(owner)
                && to.includes(asker);
    }
}
