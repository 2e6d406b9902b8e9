package io.entente.kernel.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.amqp.AmqpConnection;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.amqp.AmqpSender;

import java.io.IOException;

/** A connection with one link to every address. When it ends, whoever waits for the broker's answer hears of it. */
final class SendingLink {
    private final AmqpConnection connection;
    private final AmqpSender sender;
    private final Uni<Void> end;

    private SendingLink(AmqpConnection connection, AmqpSender sender) {
        this.connection = connection;
        this.sender = sender;
        this.end = Uni.createFrom()
                .<Void>emitter(ended -> {
                    connection.exceptionHandler(ended::fail);
                    sender.exceptionHandler(ended::fail);
                })
                .memoize()
                .indefinitely();
    }

    static Uni<SendingLink> over(AmqpConnection connection) {
        return connection.createAnonymousSender().map(sender -> new SendingLink(connection, sender));
    }

    /** Fails with {@link Refused} if the broker answered and will not have it, otherwise if the link has ended. */
    Uni<Void> send(AmqpMessage message) {
        Uni<Void> answer = Uni.createFrom()
                .deferred(() -> connection.isDisconnected()
                        ? Uni.createFrom().failure(new IOException("the connection has ended"))
                        : sender.sendWithAck(message).onFailure().transform(this::refusal));
        return Uni.combine().any().of(end, answer);
    }

    /** Fails if the link has ended; whether the broker will have it is not waited for. */
    Uni<Void> sendOff(AmqpMessage message) {
        return Uni.createFrom().deferred(() -> {
            if (connection.isDisconnected())
                return Uni.createFrom().failure(new IOException("the connection has ended"));
            sender.send(message);
            return Uni.createFrom().voidItem();
        });
    }

    private Throwable refusal(Throwable failure) {
        return connection.isDisconnected() ? failure : new Refused(failure);
    }

    Uni<Void> close() {
        return connection.close();
    }
}
