package io.entente.kernel.caller;

import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;

/**
 * A request names its caller once (RFC 9110 §5.3: the field is no list). With two, what stands before us could check
 * the one while we take the other.
 */
class OneAuthorization {
    @ServerRequestFilter(preMatching = true)
    void once(ContainerRequestContext request) {
        List<String> named = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (named != null && named.size() > 1) throw new UnauthorizedException("two Authorization headers");
    }
}
