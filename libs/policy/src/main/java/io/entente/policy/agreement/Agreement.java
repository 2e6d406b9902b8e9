package io.entente.policy.agreement;

import java.time.Instant;
import java.util.List;

/**
 * One version of an agreement between two parties or more, immutable.
 *
 * @param id such as {@code us-be}; with the version it names the document for ever
 * @param hash SHA-256 of the document's bytes, 64 hexadecimal digits
 * @param hiddenMembers whether members of the circle are hidden from each other
 * @param legalBasis what permits the exchange
 * @param safeguards what protects the persons concerned; never a basis for a transfer
 */
public record Agreement(
        String id,
        int version,
        String hash,
        String title,
        List<Party> parties,
        boolean hiddenMembers,
        List<Instrument> legalBasis,
        List<Instrument> safeguards,
        Span inForce,
        List<Clause> clauses) {
    public Agreement {
        parties = List.copyOf(parties);
        legalBasis = List.copyOf(legalBasis);
        safeguards = List.copyOf(safeguards);
        clauses = List.copyOf(clauses);
    }

    /** Whether a pin of the participant's party names another issuer than this one. */
    boolean distrusts(Participant participant, String issuer) {
        return parties.stream()
                .filter(party -> party.means(participant))
                .flatMap(party -> party.pin().stream())
                .anyMatch(pin -> !pin.issuer().equals(issuer));
    }

    /** The same with nothing left of it but what it forbids. */
    Agreement forbidding() {
        return new Agreement(
                id,
                version,
                hash,
                title,
                parties,
                hiddenMembers,
                legalBasis,
                safeguards,
                inForce,
                clauses.stream()
                        .filter(clause -> clause.effect() == Effect.FORBID)
                        .toList());
    }

    /** Whether at that instant a party covers the participant. */
    public boolean covers(Participant participant, Instant at) {
        for (Party party : parties) if (party.covers(participant, at)) return true;
        return false;
    }
}
