package io.entente.kernel.outbox;

import io.entente.kernel.event.Address;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.amqp.AmqpClient;
import io.vertx.mutiny.amqp.AmqpConnection;
import io.vertx.mutiny.amqp.AmqpMessage;
import io.vertx.mutiny.amqp.AmqpSender;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One sending link to the broker, made when first needed and made anew after any failure. Used directly and not through
 * a messaging channel, because the relay must know of each message whether the broker took it, and because a refused
 * message must not end the channel.
 */
@ApplicationScoped
class BrokerLink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AmqpClient client;
    private final String service;
    private final AtomicReference<Uni<AmqpSender>> link = new AtomicReference<>();

    BrokerLink(
            Vertx vertx,
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "entente.service") String service,
            @ConfigProperty(name = "amqp-host") String host,
            @ConfigProperty(name = "amqp-port") int port,
            @ConfigProperty(name = "amqp-username") String username,
            @ConfigProperty(name = "amqp-password") String password,
            @ConfigProperty(name = "amqp-use-ssl", defaultValue = "true") boolean useTls) {
        this.service = service;
        AmqpClientOptions options = new AmqpClientOptions()
                .setHost(host)
                .setPort(port)
                .setUsername(username)
                .setPassword(password)
                .setContainerId(service + "-outbox");
        options.setConnectTimeout((int) PATIENCE.toMillis());
        if (useTls)
            options.setSsl(true)
                    .setTrustOptions(tls.get("deployment")
                            .orElseThrow(() -> new IllegalStateException(
                                    "quarkus.tls.deployment names no trust store for the broker"))
                            .getTrustStoreOptions());
        this.client = AmqpClient.create(vertx, options);
    }

    /** Completes when the broker has the message on disk; fails when it refused it or cannot be reached. */
    Uni<Void> send(Waiting row) {
        return sender().chain(sender -> sender.sendWithAck(message(row)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(this::drop);
    }

    private Uni<AmqpSender> sender() {
        Uni<AmqpSender> current = link.get();
        if (current != null) return current;
        Uni<AmqpSender> fresh = client.connect()
                .chain(AmqpConnection::createAnonymousSender)
                .memoize()
                .indefinitely();
        return link.compareAndSet(null, fresh) ? fresh : link.get();
    }

    private void drop(Throwable failure) {
        Uni<AmqpSender> broken = link.getAndSet(null);
        if (broken != null)
            broken.onItem()
                    .transformToUni(sender -> sender.connection().close())
                    .subscribeAsCompletionStage();
    }

    private AmqpMessage message(Waiting row) {
        Address to = row.to();
        return AmqpMessage.create()
                .id(row.id().toString())
                .address(to.code())
                .durable(true)
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
