package io.entente.kernel.service;

import io.quarkus.runtime.configuration.DurationConverter;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An issuer may be away for a quarter of an hour and nobody who holds its tokens is locked out. The framework forgets an
 * issuer's keys ten minutes after it read them unless it is told otherwise, and the issuer's absence does not stop it.
 */
@Singleton
class KeysOutliveTheirIssuer implements StartRule {
    private static final Duration ABSENCE = Duration.ofMinutes(15);
    private static final String ISSUER = "auth-server-url";
    private static final String KEPT = "jwks.cache-time-to-live";
    private static final Pattern ISSUERS = Pattern.compile("quarkus\\.oidc\\.(.+\\.)?" + ISSUER);

    private final Settings settings;

    KeysOutliveTheirIssuer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean holdsForTheDemo() {
        return true;
    }

    @Override
    public List<String> faults() {
        return settings.named(ISSUERS.asMatchPredicate()).keySet().stream()
                .map(issuer -> issuer.replaceFirst(ISSUER + "$", KEPT))
                .flatMap(setting -> fault(setting).stream())
                .toList();
    }

    private Optional<String> fault(String setting) {
        // A tenant's name may stand in quotes in one setting and not in the other.
        Optional<String> told = settings.value(setting).or(() -> settings.value(setting.replace("\"", "")));
        if (told.map(DurationConverter::parseDuration)
                .filter(kept -> kept.compareTo(ABSENCE) >= 0)
                .isPresent()) return Optional.empty();
        return Optional.of(setting + told.map(" is "::concat).orElse(" is missing")
                + ": set it to 15m at least, better 24H, so that callers get in while their issuer is away.");
    }
}
