package io.entente.kernel.caller;

import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Map;

/** Endpoints that answer, and endpoints that fail in every way a resource can. */
@Path("/who")
public class WhoIsCalling {
    private final Caller caller;

    WhoIsCalling(Caller caller) {
        this.caller = caller;
    }

    record Box(ContainerNumber number, @Size(max = 3) String mark, int count) {}

    @GET
    @RolesAllowed({"liaison-officer", "partner-system"})
    public Uni<Map<String, String>> me() {
        return Uni.createFrom()
                .item(Map.of(
                        "agency", caller.agency().value(),
                        "jurisdiction", caller.jurisdiction().value(),
                        "client", caller.client().orElse("-"),
                        "pseudonym", caller.pseudonym()));
    }

    @GET
    @Path("/forgotten")
    public String withoutRule() {
        return "nobody should read this";
    }

    @POST
    @Path("/box")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> box(@Valid Box box) {
        return Uni.createFrom().item(box.count());
    }

    @GET
    @Path("/number")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> number(@QueryParam("n") int n) {
        return Uni.createFrom().item(n);
    }

    @GET
    @Path("/hidden")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> hidden() {
        return Uni.createFrom().failure(Problems.notFound().asException());
    }

    @GET
    @Path("/broken")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> broken() {
        return Uni.createFrom().failure(new IllegalStateException("a secret in a message"));
    }

    @GET
    @Path("/address")
    @RolesAllowed("liaison-officer")
    public Uni<Map<String, String>> address(@Context UriInfo uri, @Context RoutingContext request) {
        return Uni.createFrom()
                .item(Map.of(
                        "here", uri.getAbsolutePath().toString(),
                        "you", request.request().remoteAddress().hostAddress()));
    }

    @GET
    @Path("/gone")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> gone() {
        return Uni.createFrom().failure(new WebApplicationException(410));
    }

    @GET
    @Path("/away")
    @RolesAllowed("liaison-officer")
    public Uni<Integer> away() {
        return Uni.createFrom().failure(new IOException("something needed is away"));
    }
}
