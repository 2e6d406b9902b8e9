package io.entente.kernel.caller;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcRequestContextProperties;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Bounds how often tokens make us ask their issuer for its keys. A key that its last answer named may be fetched at any
 * time, since it is then kept; one that nobody has heard of costs a try, and an issuer has few of them: enough for every
 * officer who comes with a freshly rotated key at once, too few to use us against the issuer.
 */
@Unremovable
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.JWKS)
class KeyFetches implements OidcRequestFilter, OidcResponseFilter {
    private final Clock clock;
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

    KeyFetches(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<Void> filter(OidcRequestFilterContext request) {
        String token = token(request.contextProperties());
        if (token == null) return Uni.createFrom().voidItem();
        String issuer = part(token, 1).getString("iss", "");
        String key = part(token, 0).getString("kid", "");
        boolean heardOf = named.getOrDefault(issuer, Set.of()).contains(key);
        // The issuer is one of those configured: another's token never gets this far.
        if (heardOf || tries.computeIfAbsent(issuer, none -> new Tries()).take(clock.instant()))
            return Uni.createFrom().voidItem();
        return Uni.createFrom().failure(new AuthenticationFailedException("the key is not known"));
    }

    @Override
    public Uni<Void> filter(OidcResponseFilterContext response) {
        String token = token(response.requestProperties());
        if (token != null && response.statusCode() == 200)
            named.put(
                    part(token, 1).getString("iss", ""),
                    keysIn(response.responseBody().toString()));
        return Uni.createFrom().voidItem();
    }

    private static @Nullable String token(@Nullable OidcRequestContextProperties of) {
        return of == null ? null : of.getString(OidcRequestContextProperties.TOKEN);
    }

    private static Set<String> keysIn(String answer) {
        try {
            return new JsonObject(answer)
                    .getJsonArray("keys", new JsonArray()).stream()
                            .filter(JsonObject.class::isInstance)
                            .map(key -> ((JsonObject) key).getString("kid", ""))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (DecodeException | ClassCastException e) {
            return Set.of();
        }
    }

    private static JsonObject part(String token, int number) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(token.split("\\.", -1)[number]);
            return new JsonObject(new String(json, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException | IndexOutOfBoundsException e) {
            return new JsonObject();
        }
    }
}
