package io.entente.cases.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.cases.policy.KnownPolicy;

import java.time.Instant;
import java.util.List;

/**
 * What agencies would receive of a version if they asked for it at an instant.
 *
 * @param number of the version
 * @param policy what this was decided by: under the same, the same is received
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Preview(
        String referral, int number, String state, String purpose, Instant at, Basis policy, List<Outlook> recipients) {

    /**
     * @param version of the rules
     * @param announcement the gateway's number
     * @param agreements one hash over those that stand, as events of pulls name it
     * @param register hash of the party register
     */
    record Basis(String version, long announcement, String agreements, String register) {
        static Basis of(KnownPolicy policy) {
            return new Basis(
                    policy.version(), policy.number(), policy.agreements().hash(), policy.register());
        }
    }

    /** Never the payloads: they may be personal. */
    @Override
    public String toString() {
        return "Preview[" + referral + " " + number + "]";
    }
}
