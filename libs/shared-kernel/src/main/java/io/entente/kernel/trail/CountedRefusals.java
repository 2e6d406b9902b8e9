package io.entente.kernel.trail;

import io.entente.kernel.work.Round;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Once a second: what was refused and only counted becomes one event per side. */
@ApplicationScoped
class CountedRefusals implements Round {
    private final Refusals refusals;

    CountedRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public String name() {
        return "counting refused calls";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Uni<Void> run() {
        // A round has a context of its own, which nobody shares.
        if (VertxContext.isOnDuplicatedContext()) VertxContextSafetyToggle.setCurrentContextSafe(true);
        return refusals.settle();
    }
}
