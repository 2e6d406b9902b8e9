package io.entente.kernel.caller;

import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.ContainerNumber;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
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
}
