package io.entente.kernel.caller;

import io.entente.kernel.vocabulary.Jurisdiction;
import io.smallrye.config.ConfigMapping;

import java.util.Map;
import java.util.Optional;

/** Which issuer speaks for which jurisdiction. A further one is a line of configuration. */
@ConfigMapping(prefix = "entente.callers")
public interface Issuers {
    /** Jurisdiction code to issuer, the exact text of the token's {@code iss}. */
    Map<String, String> issuers();

    /** @return the issuer whose tokens speak for it; empty for a jurisdiction without callers here */
    default Optional<String> of(Jurisdiction jurisdiction) {
        return Optional.ofNullable(issuers().get(jurisdiction.value()));
    }

    default Optional<Jurisdiction> jurisdictionOf(String issuer) {
        return issuers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(issuer))
                .map(entry -> new Jurisdiction(entry.getKey()))
                .findFirst();
    }
}
