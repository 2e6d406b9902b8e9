package io.entente.kernel.issuer;

import com.nimbusds.jwt.SignedJWT;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;

/**
 * Looks at the key that a token names before anybody verifies the token: one that its issuer does not publish is refused
 * here. It vouches for nobody; whether the signature holds, the framework decides after it. Left alone, the framework
 * would ask the issuer anew for every unknown key, and forget the known ones while the issuer is away.
 */
@ApplicationScoped
class KnownKeyFirst implements IdentityProvider<TokenAuthenticationRequest> {
    private final PublishedKeys keys;

    KnownKeyFirst(PublishedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the framework's own, which have the default. */
    @Override
    public int priority() {
        return IdentityProvider.super.priority() + 1;
    }

    /** @return nothing, which hands the token on to who verifies it */
    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Uni<Boolean> known = isPublished(request.getToken().getToken());
        Context here = Vertx.currentContext();
        // The answer may come on another thread; the request goes on where it was.
        return (here == null ? known : known.emitOn(MutinyHelper.executor(here)))
                .invoke(published -> {
                    if (!published) throw new AuthenticationFailedException("the issuer publishes no such key");
                })
                .replaceWith(() -> null);
    }

    private Uni<Boolean> isPublished(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            String id = jwt.getHeader().getKeyID();
            String issuer = jwt.getJWTClaimsSet().getIssuer();
            if (id != null && issuer != null)
                return keys.of(issuer)
                        .map(ofIssuer -> ofIssuer.knows(id))
                        .orElse(Uni.createFrom().item(false));
        } catch (ParseException | IllegalArgumentException e) {
            // What we cannot read, nobody verifies.
        }
        return Uni.createFrom().item(false);
    }
}
