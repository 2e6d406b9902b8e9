package io.entente.kernel.trail;

import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.problem.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** An act that notes itself and is refused: before its transaction commits, or after. */
@Path("/acts/{id}")
public class Acting {
    private final Act act;

    Acting(Act act) {
        this.act = act;
    }

    @POST
    @Path("within")
    @RolesAllowed("liaison-officer")
    public Uni<Void> refusedWithin(@PathParam("id") String id) {
        return act.refused();
    }

    @POST
    @Path("after")
    @RolesAllowed("liaison-officer")
    public Uni<Void> refusedAfter(@PathParam("id") String id) {
        return act.done().chain(() -> Uni.createFrom().failure(refusal()));
    }

    private static Throwable refusal() {
        return Problem.of("not-now", 409, "That is not possible now").asException();
    }

    @ApplicationScoped
    static class Act {
        private final AuditTrail trail;

        Act(AuditTrail trail) {
            this.trail = trail;
        }

        @WithTransaction
        @OwnRows
        Uni<Void> done() {
            return trail.record(Happening.of("act.done").outcome("done")).replaceWithVoid();
        }

        @WithTransaction
        @OwnRows
        Uni<Void> refused() {
            return trail.record(Happening.of("act.done").outcome("done"))
                    .chain(() -> Uni.createFrom().failure(refusal()));
        }
    }
}
