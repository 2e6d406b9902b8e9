package io.entente.kernel.work;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

import java.util.function.Supplier;

/**
 * Work that is done again after a failure, where it was done first. The timer that brings it back has a thread of its own,
 * on which nobody knows of what it is a part.
 */
public final class Here {
    private Here() {}

    /** @param work begun on the Vert.x context on which this is called, each time that somebody subscribes */
    public static <T> Uni<T> done(Supplier<Uni<? extends T>> work) {
        Context here = Vertx.currentContext();
        if (here == null) return Uni.createFrom().deferred(work);
        return Uni.createFrom()
                .voidItem()
                .emitOn(next -> {
                    if (Vertx.currentContext() == here) next.run();
                    else here.runOnContext(nothing -> next.run());
                })
                .chain(work);
    }
}
