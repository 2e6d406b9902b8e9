package io.entente.gateway.agreement;

import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/**
 * Whether the agreements that this instance was started with have been taken in. Until then it decides nothing and takes
 * no message: a version that forbids, or that names the keys to trust, may be among them.
 */
@ApplicationScoped
public class AgreementsTaken {
    private final CompletableFuture<Void> taken = new CompletableFuture<>();

    void now() {
        taken.complete(null);
    }

    public boolean already() {
        return taken.isDone();
    }

    /** @return completes once they are, at once from then on */
    public Uni<Void> once() {
        return Uni.createFrom().completionStage(taken);
    }
}
