package io.entente.gateway.agreement;

import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Span;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version as the rows tell it to a signatory of one of its parties.
 *
 * @param hash SHA-256 of the document's bytes
 * @param draftedBy the party that uploaded it; empty where it was delivered signed
 * @param own the party for which the signatory speaks
 * @param approvedByCaller whether this very person has approved it
 * @param parties in the document's order
 * @param stopped whether any party has suspended it or a higher version of it
 */
record Version(
        VersionKey key,
        String hash,
        Optional<String> draftedBy,
        String own,
        boolean approvedByCaller,
        List<PartyStanding> parties,
        boolean stopped) {
    Version {
        parties = List.copyOf(parties);
    }

    PartyStanding ownStanding() {
        return parties.stream()
                .filter(standing -> standing.party().equals(own))
                .findFirst()
                .orElseThrow();
    }

    boolean signedByAll() {
        return parties.stream().allMatch(PartyStanding::signed);
    }

    /** @param signed what decisions are made from */
    VersionState state(Agreements signed, Instant now) {
        if (!signedByAll())
            return parties.stream().allMatch(PartyStanding::approved) ? VersionState.APPROVED : VersionState.DRAFT;
        if (stopped) return VersionState.SUSPENDED;
        return signed.all().stream()
                .filter(agreement -> agreement.hash().equals(hash))
                .findFirst()
                .map(agreement -> inTime(agreement, signed, now))
                .orElse(VersionState.UNTRUSTED);
    }

    private static VersionState inTime(Agreement agreement, Agreements signed, Instant now) {
        Span span = agreement.inForce();
        if (span.contains(now))
            return signed.standing(now).contains(agreement) ? VersionState.IN_FORCE : VersionState.REPLACED;
        return span.until().filter(end -> !end.isAfter(now)).isPresent() ? VersionState.ENDED : VersionState.SIGNED;
    }
}
