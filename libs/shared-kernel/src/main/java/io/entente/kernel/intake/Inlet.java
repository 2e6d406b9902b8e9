package io.entente.kernel.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What arrives from one address, over one link at a time: a link that ends is made anew, and what it had brought comes
 * again. The broker is asked for one message after the other, and for none while the {@link Window} has no room, so that
 * it keeps what cannot be taken yet. All of it happens on one Vert.x context.
 */
final class Inlet {
    private static final Logger LOG = Logger.getLogger(Inlet.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Context context;
    private final Supplier<AmqpClient> clients;
    private final String address;
    private final AmqpReceiverOptions receiving;
    private final Window window = new Window();
    private Consumer<Message<?>> to = nobody -> {};
    private @Nullable AmqpClient client;
    private volatile @Nullable AmqpReceiver receiver;
    private boolean asked;
    private boolean ended;

    /**
     * @param context of its own, so that no address waits for the work of another
     * @param clients a fresh one for each link, so that nothing of the last one stays
     * @param link its name, for the broker's operator
     */
    Inlet(Vertx vertx, Context context, Supplier<AmqpClient> clients, String address, String link) {
        this.vertx = vertx;
        this.context = context;
        this.clients = clients;
        this.address = address;
        this.receiving = new AmqpReceiverOptions()
                .setLinkName(link)
                .setAutoAcknowledgement(false)
                .setMaxBufferedMessages(Window.UNASKED);
    }

    /** Never ends and never fails. What waits in it is in the window too, so it does not grow. */
    Multi<Message<?>> messages() {
        return Multi.createFrom()
                .emitter(
                        receiver -> context.runOnContext(now -> {
                            to = receiver::emit;
                            connect();
                        }),
                        BackPressureStrategy.BUFFER);
    }

    /** Whether messages can come now. */
    boolean isOpen() {
        return receiver != null;
    }

    /** Says farewell to the broker, which would otherwise count a failed try of every message in hand. */
    Future<Void> end() {
        Promise<Void> farewell = Promise.promise();
        context.runOnContext(now -> {
            ended = true;
            receiver = null;
            AmqpClient last = client;
            if (last == null) farewell.complete();
            else last.close(farewell);
        });
        return farewell.future();
    }

    private void connect() {
        if (ended) return;
        AmqpClient fresh = clients.get();
        client = fresh;
        long patience =
                vertx.setTimer(PATIENCE.toMillis(), late -> lost(fresh, new IOException("the broker does not answer")));
        fresh.connect().compose(connection -> open(connection, fresh)).onComplete(opened -> {
            vertx.cancelTimer(patience);
            if (opened.failed()) lost(fresh, opened.cause());
            else listen(opened.result(), fresh);
        });
    }

    private Future<AmqpReceiver> open(AmqpConnection connection, AmqpClient through) {
        if (client != through || ended) {
            connection.close();
            return Future.failedFuture(new IOException("it is waited for no longer"));
        }
        connection.exceptionHandler(end -> lost(through, end));
        return connection.createReceiver(address, receiving);
    }

    private void listen(AmqpReceiver opened, AmqpClient through) {
        if (client != through || ended) return;
        opened.exceptionHandler(end -> lost(through, end));
        opened.pause();
        receiver = opened;
        asked = false;
        opened.handler(message -> arrived(message, opened));
        ask();
    }

    /** Whoever tells of it first; what is told afterwards is of a link that is no longer ours. */
    private void lost(AmqpClient through, Throwable why) {
        if (client != through) return;
        client = null;
        receiver = null;
        through.close();
        if (ended) return;
        LOG.warnf("nothing comes from %s for now: %s", address, why.getClass().getSimpleName());
        vertx.setTimer(PAUSE.toMillis(), again -> connect());
    }

    private void arrived(AmqpMessage message, AmqpReceiver over) {
        if (receiver != over) return;
        asked = false;
        Arrival arrival = new Arrival(message, (settled, word) -> settle(settled, word, over));
        window.enter(arrival.size());
        to.accept(arrival.message());
        ask();
    }

    private void ask() {
        AmqpReceiver open = receiver;
        if (open == null || asked || !window.hasRoom()) return;
        asked = true;
        open.fetch(1);
    }

    private Future<Void> settle(Arrival arrival, Runnable word, AmqpReceiver over) {
        return Future.future(told -> context.runOnContext(now -> {
            window.leave(arrival.size());
            said(word, over).onComplete(told);
            ask();
        }));
    }

    private Future<Void> said(Runnable word, AmqpReceiver over) {
        if (receiver != over) return Future.failedFuture(new IOException("the link that it came over has ended"));
        return Future.future(said -> {
            word.run();
            said.complete();
        });
    }
}
