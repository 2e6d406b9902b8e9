package io.entente.policy.agreement;

import io.entente.policy.Sorted;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a party's partners trust by the agreement rather than by our word: where its callers sign in, which keys sign its
 * records, who witnesses the log for it.
 *
 * @param issuer OIDC issuer URL
 * @param recordKeys RFC 7638 thumbprints
 * @param formerKeys thumbprints of keys that sign no more, by the instant from which on; what they signed before stays the
 *     party's
 * @param witnessKey the witness's verifier key, C2SP signed-note form; none while the party runs no witness
 */
public record Pin(
        String issuer, SortedSet<String> recordKeys, Map<String, Instant> formerKeys, Optional<String> witnessKey) {
    public Pin {
        recordKeys = Sorted.set(recordKeys);
        formerKeys = Collections.unmodifiableMap(new TreeMap<>(formerKeys));
    }

    /** Whether the party names the key as one that signs its records at an instant. */
    public boolean signs(String keyId, Instant at) {
        return recordKeys.contains(keyId)
                || Optional.ofNullable(formerKeys.get(keyId))
                        .filter(at::isBefore)
                        .isPresent();
    }

    /** Whether the key is the party's, or was. */
    public boolean names(String keyId) {
        return recordKeys.contains(keyId) || formerKeys.containsKey(keyId);
    }
}
