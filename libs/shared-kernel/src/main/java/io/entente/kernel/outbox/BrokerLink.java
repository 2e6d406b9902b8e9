package io.entente.kernel.outbox;

import io.entente.kernel.broker.BrokerAccess;
import io.entente.kernel.event.Address;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.amqp.AmqpMessageBuilder;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sending link to the broker, made when first needed and made anew once it has ended. Used directly and not through
 * a messaging channel, because the relay must know of each message whether the broker took it, and because a refused
 * message must not end the channel.
 */
@ApplicationScoped
class BrokerLink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AmqpClient client;
    private final String service;
    private final AtomicReference<@Nullable Uni<SendingLink>> link = new AtomicReference<>();

    BrokerLink(Vertx vertx, BrokerAccess broker, @ConfigProperty(name = "entente.service") String service) {
        this.service = service;
        this.client = AmqpClient.create(vertx, broker.as(service + "-outbox"));
    }

    /**
     * Completes when the broker has the message on disk. Fails with {@link Refused} if the broker will not have it, and
     * otherwise if the broker cannot be reached or does not answer in time; then it may or may not have it.
     */
    Uni<Void> send(Waiting row) {
        AmqpMessage message = message(row);
        Uni<SendingLink> through = link();
        return through.chain(open -> open.send(message))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure(failure -> !(failure instanceof Refused))
                .invoke(() -> drop(through));
    }

    /** Completes when the message is on its way, and fails if the broker cannot be reached. */
    Uni<Void> sendOff(Waiting row) {
        AmqpMessage message = message(row);
        Uni<SendingLink> through = link();
        return through.chain(open -> open.sendOff(message))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(() -> drop(through));
    }

    private Uni<SendingLink> link() {
        Uni<SendingLink> current = link.get();
        if (current != null) return current;
        Uni<SendingLink> fresh =
                client.connect().chain(SendingLink::over).memoize().indefinitely();
        return link.compareAndSet(null, fresh) ? fresh : link();
    }

    /** Only the link that failed: those who hear of it late must not end the next one. */
    private void drop(Uni<SendingLink> broken) {
        if (link.compareAndSet(broken, null))
            broken.chain(SendingLink::close).onFailure().recoverWithNull().subscribeAsCompletionStage();
    }

    private AmqpMessage message(Waiting row) {
        Address to = row.to();
        AmqpMessageBuilder message = AmqpMessage.create();
        to.life().ifPresent(life -> message.ttl(life.toMillis()));
        return message.id(row.id().toString())
                .address(to.code())
                .durable(to.life().isEmpty())
                .contentType("application/jose")
                .applicationProperties(new JsonObject()
                        .put("cloudEvents:specversion", "1.0")
                        .put("cloudEvents:id", row.id().toString())
                        .put("cloudEvents:source", service)
                        .put("cloudEvents:type", to.eventType())
                        .put("cloudEvents:subject", row.orderKey()))
                .withBufferAsBody(Buffer.buffer(row.body()))
                .build();
    }

    @PreDestroy
    void close() {
        client.closeAndForget();
    }
}
