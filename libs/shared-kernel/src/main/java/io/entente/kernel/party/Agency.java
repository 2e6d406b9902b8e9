package io.entente.kernel.party;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.util.List;
import java.util.Optional;

/**
 * An agency as the register knows it.
 *
 * @param partyClass what kind of agency it is, for clauses that speak of kinds: {@code police}, {@code port-operator}
 * @param mailbox functional mailbox that a pointer names; never a person's
 * @param recordKeys public keys (EC P-256) whose signature under a record statement is this agency's
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

    /** @param keyId RFC 7638 thumbprint */
    public Optional<ECKey> recordKey(String keyId) {
        return recordKeys.stream().filter(key -> key.getKeyID().equals(keyId)).findFirst();
    }
}
