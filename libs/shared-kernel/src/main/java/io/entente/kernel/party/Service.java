package io.entente.kernel.party;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A service of the deployment as the register knows it.
 *
 * @param name of this one instance; what it sends and signs bears it
 * @param kind what it is an instance of: {@code case-service} may run several times, each for jurisdictions of its own
 * @param jurisdictions those it may speak for
 * @param signingKeys public keys whose signature under an event is this service's
 * @param encryptionKeys public keys that messages to it are encrypted to; the first is the one to use
 */
public record Service(
        String name,
        String kind,
        Set<Jurisdiction> jurisdictions,
        List<ECKey> signingKeys,
        List<ECKey> encryptionKeys) {
    public Service {
        jurisdictions = Set.copyOf(jurisdictions);
        signingKeys = List.copyOf(signingKeys);
        encryptionKeys = List.copyOf(encryptionKeys);
    }

    /** @param keyId RFC 7638 thumbprint */
    public Optional<ECKey> signingKey(String keyId) {
        return signingKeys.stream().filter(key -> key.getKeyID().equals(keyId)).findFirst();
    }
}
