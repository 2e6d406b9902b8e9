package io.entente.cases.policy;

import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;

import java.util.Map;

/**
 * All that the gateway decides by but the records and consents.
 *
 * @param number of the announcement
 * @param version of the rules
 * @param register hash of the party register, the same here and there
 * @param issuers by jurisdiction's code
 * @param agreements every version that stands; which is in force at an instant, they know themselves
 */
public record KnownPolicy(
        long number, String version, String register, Map<String, String> issuers, Agreements agreements) {

    /** What binds when this participant asks at the gateway (P4). */
    public Agreements binding(Participant asker) {
        return agreements.heeding(
                asker, issuers.getOrDefault(asker.jurisdiction().value(), ""));
    }
}
