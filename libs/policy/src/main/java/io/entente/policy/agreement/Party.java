package io.entente.policy.agreement;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;

import java.time.Instant;
import java.util.Optional;

/**
 * A party to an agreement: a jurisdiction with all its agencies or, in a circle, one agency.
 *
 * @param code a jurisdiction's code or an agency's id; their forms differ
 * @param member when it is a party within the agreement's own time; joining and leaving take effect from a date
 */
public record Party(String code, Optional<Pin> pin, Span member) {
    public Party {
        if (!code.isEmpty() && Character.isUpperCase(code.charAt(0))) new Jurisdiction(code);
        else new AgencyId(code);
    }

    /** @throws MalformedValue when the code is neither a jurisdiction's nor an agency's */
    public static Party of(String code) {
        return new Party(code, Optional.empty(), Span.ALWAYS);
    }

    boolean covers(Participant participant, Instant at) {
        return member.contains(at) && means(participant);
    }

    /** Whether the participant belongs to this party, whenever that is one. */
    public boolean means(Participant participant) {
        return isJurisdictionOf(participant) || isAgencyOf(participant);
    }

    boolean isJurisdictionOf(Participant participant) {
        return code.equals(participant.jurisdiction().value());
    }

    boolean isAgencyOf(Participant participant) {
        return code.equals(participant.agency().value());
    }
}
