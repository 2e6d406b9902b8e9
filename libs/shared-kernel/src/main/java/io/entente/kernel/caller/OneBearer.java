package io.entente.kernel.caller;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A request names its caller once (RFC 9110 §5.3: the field is no list), and by a signed token. With two, what stands
 * before us could check the one while we take the other; and what is no token at all never reaches who would take it
 * apart. Like every bad token it is charged to strangers' allowance, and refused by the endpoint it was sent to, so that
 * its event names the door.
 */
class OneBearer {
    /** RFC 6750 §2.1 with a JWS in compact form (RFC 7515 §7.1): an unsigned one has no third part. */
    private static final Pattern FORM = Pattern.compile("(?i:bearer) +[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private final CurrentIdentityAssociation identities;

    OneBearer(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** Before anybody asks who calls. */
    @ServerRequestFilter(preMatching = true, priority = Priorities.AUTHENTICATION)
    void check(ContainerRequestContext request) {
        List<String> named = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (named == null || named.isEmpty()) return;
        if (named.size() > 1 || !FORM.matcher(named.get(0)).matches()) identities.setIdentity(refused());
    }

    private static Uni<SecurityIdentity> refused() {
        return Uni.createFrom().failure(new AuthenticationFailedException("not one bearer token"));
    }
}
