package io.entente.kernel.delivery;

import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes what lies at an address one by one, and waits after each before it asks for the next. */
final class SlowConsumer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Queue<AmqpMessage> taken = new ConcurrentLinkedQueue<>();
    private volatile Duration pause;

    private SlowConsumer(Duration pause) {
        this.pause = pause;
    }

    static SlowConsumer at(Address address, TestStack stack, Duration pause) {
        SlowConsumer consumer = new SlowConsumer(pause);
        got(AmqpClient.create(
                        consumer.vertx,
                        new AmqpClientOptions()
                                .setHost("127.0.0.1")
                                .setPort(stack.broker().port())
                                .setUsername(address.receiver())
                                .setPassword(stack.broker().password(address.receiver())))
                .connect()
                .compose(connection -> connection.createReceiver(
                        address.code(),
                        new AmqpReceiverOptions().setMaxBufferedMessages(1).setAutoAcknowledgement(false)))
                .map(consumer::oneByOne));
        return consumer;
    }

    private AmqpReceiver oneByOne(AmqpReceiver receiver) {
        receiver.pause();
        receiver.handler(message -> vertx.setTimer(Math.max(1, pause.toMillis()), after -> {
            taken.add(message);
            message.accepted();
            receiver.fetch(1);
        }));
        receiver.fetch(1);
        return receiver;
    }

    void hurry() {
        pause = Duration.ZERO;
    }

    int taken() {
        return taken.size();
    }

    /** Ids by record, in the order in which they were taken. */
    Map<String, List<String>> idsByRecord() {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        for (AmqpMessage message : taken)
            ids.computeIfAbsent(
                            message.applicationProperties().getString("cloudEvents:subject"), key -> new ArrayList<>())
                    .add(message.applicationProperties().getString("cloudEvents:id"));
        return ids;
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        got(vertx.close());
    }
}
