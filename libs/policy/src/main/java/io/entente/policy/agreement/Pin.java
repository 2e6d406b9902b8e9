package io.entente.policy.agreement;

import io.entente.policy.Sorted;

import java.util.Optional;
import java.util.SortedSet;

/**
 * What a party's partners trust by the agreement rather than by our word: where its callers sign in, which keys sign its
 * records, who witnesses the log for it.
 *
 * @param issuer OIDC issuer URL
 * @param recordKeys RFC 7638 thumbprints
 * @param witnessKey the witness's verifier key, C2SP signed-note form; none while the party runs no witness
 */
public record Pin(String issuer, SortedSet<String> recordKeys, Optional<String> witnessKey) {
    public Pin {
        recordKeys = Sorted.set(recordKeys);
    }
}
