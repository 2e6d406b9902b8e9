package io.entente.kernel.work;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class AsideTest {
    @Test
    void the_work_is_done_on_no_event_loop_and_who_asked_goes_on_where_it_was() {
        Vertx vertx = Vertx.vertx();
        try {
            Context asking = vertx.getOrCreateContext();
            CompletableFuture<Boolean> onLoop = new CompletableFuture<>();
            CompletableFuture<Context> after = new CompletableFuture<>();
            asking.runOnContext(
                    now -> Aside.done(Context::isOnEventLoopThread).subscribe().with(loop -> {
                        onLoop.complete(loop);
                        after.complete(Vertx.currentContext());
                    }));

            assertThat(after.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(asking);
            assertThat(onLoop.join()).isFalse();
        } finally {
            vertx.close();
        }
    }

    @Test
    void where_nobody_waits_on_an_event_loop_it_is_done_all_the_same() {
        assertThat(Aside.done(() -> 7).await().indefinitely()).isEqualTo(7);
    }
}
