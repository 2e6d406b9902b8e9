package io.entente.kernel.issuer;

import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Round;
import io.quarkus.oidc.runtime.OidcProviderClientImpl;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of every configured issuer, looked at again every minute: a new key is known before it is used, and a retired
 * one is refused soon after.
 */
@ApplicationScoped
class PublishedKeys implements Round {
    private final Map<String, IssuerKeys> byIssuer = new HashMap<>();
    private final Duration pause;

    PublishedKeys(
            TenantConfigBean tenants,
            Clock clock,
            Stopwatch watch,
            @ConfigProperty(name = "entente.issuers.refresh", defaultValue = "60s") Duration pause) {
        this.pause = pause;
        tenants.getStaticTenantsConfig().values().forEach(tenant -> tenant.oidcConfig()
                .token()
                .issuer()
                .ifPresent(issuer -> byIssuer.put(issuer, new IssuerKeys(() -> publishedBy(tenant), clock, watch))));
    }

    /** @param issuer the exact text of the token's {@code iss} */
    Optional<IssuerKeys> of(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    @Override
    public String name() {
        return "the look at the issuers' keys";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public Uni<Void> run() {
        return Multi.createFrom()
                .iterable(byIssuer.values())
                .onItem()
                .transformToUniAndConcatenate(IssuerKeys::refresh)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Through the client that verification uses too: the same address, the same trust. */
    private static Uni<Set<String>> publishedBy(TenantConfigContext tenant) {
        OidcProviderClientImpl issuer = tenant.getOidcProviderClient();
        return issuer.getWebClient()
                .getAbs(tenant.getOidcMetadata().getJsonWebKeySetUri())
                .timeout(IssuerKeys.PATIENCE.toMillis())
                .send()
                .map(answer -> ids(answer.bodyAsJsonObject()));
    }

    private static Set<String> ids(JsonObject keys) {
        return keys.getJsonArray("keys").stream()
                .map(key -> ((JsonObject) key).getString("kid"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
