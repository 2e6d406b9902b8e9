package io.entente.kernel.caller;

import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.DemoClient;
import io.entente.kernel.service.Pseudonyms;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * You are who your issuer says (P4), and nobody else: a token whose issuer speaks for no jurisdiction, whose agency
 * belongs to another one, or whose certificate is not the connection's, is refused whatever its roles.
 */
@ApplicationScoped
class CallerCheck implements SecurityIdentityAugmentor {
    private static final String SYSTEM_ROLE = "partner-system";

    private final Issuers issuers;
    private final PartyRegister register;
    private final Pseudonyms pseudonyms;
    private final DemoClient demoClient;

    CallerCheck(Issuers issuers, PartyRegister register, Pseudonyms pseudonyms, DemoClient demoClient) {
        this.issuers = issuers;
        this.register = register;
        this.pseudonyms = pseudonyms;
        this.demoClient = demoClient;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous()) return Uni.createFrom().item(identity);
        return Uni.createFrom().item(() -> {
            if (!(identity.getPrincipal() instanceof JsonWebToken token))
                throw new AuthenticationFailedException("a bearer token is needed");
            RoutingContext request = connection(attributes);
            Jurisdiction jurisdiction = jurisdictionOf(token);
            Proven.issuer(jurisdiction).keep(request);
            TokenUse.check(token);
            if (token.<Object>claim("azp")
                    .map(Object::toString)
                    .filter(demoClient::isBarred)
                    .isPresent()) throw new AuthenticationFailedException("the token was given to a demo client");
            boolean system = identity.hasRole(SYSTEM_ROLE);
            CertificateBinding.check(token, request, system);
            Known known = known(token, jurisdiction, system);
            Proven.caller(known).keep(request);
            return QuarkusSecurityIdentity.builder(identity)
                    .addAttribute(Known.ATTRIBUTE, known)
                    .build();
        });
    }

    private Jurisdiction jurisdictionOf(JsonWebToken token) {
        return issuers.jurisdictionOf(token.getIssuer())
                .orElseThrow(() -> new AuthenticationFailedException("the issuer speaks for no jurisdiction"));
    }

    private Known known(JsonWebToken token, Jurisdiction jurisdiction, boolean system) {
        AgencyId agency = agency(token);
        if (!register.belongs(agency, jurisdiction))
            throw new ForbiddenException("the agency does not belong to the issuer's jurisdiction");
        String name =
                token.<Object>claim("preferred_username").map(Object::toString).orElse(token.getSubject());
        Optional<String> client = system
                ? token.<Object>claim("azp").map(Object::toString).or(() -> Optional.of(name))
                : Optional.empty();
        return new Known(
                name,
                agency,
                jurisdiction,
                token.<Object>claim("unit").map(Object::toString),
                client,
                pseudonyms.of(token.getIssuer(), token.getSubject()));
    }

    private static AgencyId agency(JsonWebToken token) {
        try {
            return new AgencyId(
                    token.<Object>claim("agency").map(Object::toString).orElse(""));
        } catch (MalformedValue e) {
            throw new ForbiddenException("the token names no agency");
        }
    }

    private static @Nullable RoutingContext connection(Map<String, Object> attributes) {
        return HttpSecurityUtils.getRoutingContextAttribute(attributes);
    }
}
