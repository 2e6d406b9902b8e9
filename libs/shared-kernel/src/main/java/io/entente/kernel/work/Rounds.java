package io.entente.kernel.work;

import io.entente.kernel.metrics.Counts;
import io.entente.kernel.trace.CurrentTrace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

/** Starts every {@link Round} with the service and ends them with it. */
@ApplicationScoped
class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Vertx vertx;
    private final Instance<Round> rounds;
    private volatile boolean ending;

    Rounds(Vertx vertx, @Any Instance<Round> rounds) {
        this.vertx = vertx;
        this.rounds = rounds;
    }

    void begin(@Observes StartupEvent start) {
        rounds.forEach(round -> next(new Course(round)));
    }

    void end(@Observes ShutdownEvent stop) {
        ending = true;
    }

    private void next(Course course) {
        if (ending) return;
        vertx.setTimer(course.pause().toMillis(), timer -> {
            Context fresh = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            fresh.runOnContext(nothing -> {
                CurrentTrace.begin();
                attempt(course).onTermination().invoke(() -> next(course)).subscribeAsCompletionStage();
            });
        });
    }

    private Uni<Void> attempt(Course course) {
        return Uni.createFrom()
                .deferred(course.round()::run)
                .invoke(course::succeeded)
                .onFailure()
                .invoke(failure -> {
                    // A pool that closes fails the last round: that is no news.
                    if (!ending) Counts.failed(course.round().name());
                    if (course.failed() && !ending)
                        LOG.warnf(
                                "%s comes round again after a failure: %s",
                                course.round().name(), failure.getClass().getSimpleName());
                })
                .onFailure()
                .recoverWithNull();
    }
}
