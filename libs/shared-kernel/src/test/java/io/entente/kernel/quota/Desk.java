package io.entente.kernel.quota;

import io.entente.kernel.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Calls that are answered, calls that fail, and calls that last until a test lets them end. */
@Path("/desk")
public class Desk {
    static final Queue<UniEmitter<? super String>> WAITING = new ConcurrentLinkedQueue<>();

    @GET
    @RolesAllowed("liaison-officer")
    public Uni<String> answered() {
        return Uni.createFrom().item("here");
    }

    @GET
    @Path("/missing")
    @RolesAllowed("liaison-officer")
    public Uni<String> missing() {
        return Uni.createFrom().failure(Problems.notFound().asException());
    }

    @GET
    @Path("/slow")
    @RolesAllowed("liaison-officer")
    public Uni<String> slow() {
        return Uni.createFrom().<String>emitter(emitter -> WAITING.add(emitter));
    }
}
