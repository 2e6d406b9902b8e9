package io.entente.kernel.party;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/**
 * An agency as the register knows it.
 *
 * @param partyClass what kind of agency it is, for clauses that speak of kinds: {@code police}, {@code port-operator}
 * @param mailbox functional mailbox that a pointer names; never a person's
 * @param recordKeys public keys (EC P-256) whose signature under a record statement is, or was, this agency's; a key's
 *     {@code nbf} and {@code exp} say when
 */
public record Agency(
        AgencyId id,
        Jurisdiction jurisdiction,
        String name,
        String partyClass,
        String mailbox,
        List<ECKey> recordKeys) {
    public Agency {
        recordKeys = List.copyOf(recordKeys);
    }

    /** Keys that sign for the agency at an instant. One whose time is over stays listed for what it signed before. */
    public List<ECKey> recordKeysAt(Instant instant) {
        Date then = Date.from(instant);
        return recordKeys.stream()
                .filter(key -> key.getNotBeforeTime() == null || !then.before(key.getNotBeforeTime()))
                .filter(key -> key.getExpirationTime() == null || then.before(key.getExpirationTime()))
                .toList();
    }

    /** @param keyId RFC 7638 thumbprint */
    public Optional<ECKey> recordKey(String keyId) {
        return recordKeys.stream().filter(key -> key.getKeyID().equals(keyId)).findFirst();
    }
}
