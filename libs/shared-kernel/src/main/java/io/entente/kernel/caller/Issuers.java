package io.entente.kernel.caller;

import io.entente.kernel.vocabulary.Jurisdiction;
import io.smallrye.config.ConfigMapping;

import java.util.Map;
import java.util.Optional;

/** Which issuer speaks for which jurisdiction. A further one is a line of configuration. */
@ConfigMapping(prefix = "entente.callers")
interface Issuers {
    /** Jurisdiction code to issuer, the exact text of the token's {@code iss}. */
    Map<String, String> issuers();

    default Optional<Jurisdiction> jurisdictionOf(String issuer) {
        return issuers().entrySet().stream()
                .filter(entry -> entry.getValue().equals(issuer))
                .map(entry -> new Jurisdiction(entry.getKey()))
                .findFirst();
    }
}
