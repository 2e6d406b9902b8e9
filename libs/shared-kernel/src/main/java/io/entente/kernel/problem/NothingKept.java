package io.entente.kernel.problem;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;

/** No answer is kept on its way: each was for one caller, at one moment, under the clauses of that moment. */
class NothingKept {
    @ServerResponseFilter
    void noStore(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
