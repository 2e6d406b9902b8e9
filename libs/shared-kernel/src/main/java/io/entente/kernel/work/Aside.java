package io.entente.kernel.work;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.util.function.Supplier;

/** Work that takes the processor for longer than an event loop, on which everybody else waits, should be kept. */
public final class Aside {
    private Aside() {}

    /** @return what the work gives, done on a worker's thread; whoever asked goes on where it was */
    public static <T> Uni<T> done(Supplier<T> work) {
        Context here = Vertx.currentContext();
        Uni<T> done = Uni.createFrom().item(work).runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return here == null ? done : done.emitOn(MutinyHelper.executor(here));
    }
}
