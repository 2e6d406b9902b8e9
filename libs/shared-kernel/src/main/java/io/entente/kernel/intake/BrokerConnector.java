package io.entente.kernel.intake;

import io.entente.kernel.broker.BrokerAccess;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.health.HealthReporter;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/**
 * Brings what arrives at the addresses of {@code mp.messaging.incoming}. Ours and not the framework's, which gives the
 * broker credit for a thousand messages of any size and has no setting for it. An acknowledged message is accepted, one
 * that is not is rejected, which makes it a dead letter.
 */
@ApplicationScoped
@Connector(BrokerConnector.NAME)
class BrokerConnector implements InboundConnector, HealthReporter {
    static final String NAME = "entente-broker";

    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final BrokerAccess broker;
    private final Duration patience;
    private final Map<String, Inlet> inlets = new ConcurrentHashMap<>();

    BrokerConnector(
            Vertx vertx,
            BrokerAccess broker,
            @ConfigProperty(name = "entente.broker.patience", defaultValue = "30s") Duration patience) {
        this.vertx = vertx;
        this.broker = broker;
        this.patience = patience;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config channel) {
        String name = channel.getValue("channel-name", String.class);
        AmqpClientOptions options =
                broker.as(channel.getOptionalValue("container-id", String.class).orElse(name));
        // A consumer whose connection was cut silently would otherwise wait for messages for ever, ready and deaf.
        options.setHeartbeat((int) patience.toMillis());
        Inlet inlet = new Inlet(
                vertx,
                ((VertxInternal) vertx).createEventLoopContext(),
                () -> AmqpClient.create(vertx, options),
                channel.getValue("address", String.class),
                channel.getOptionalValue("link-name", String.class).orElse(name));
        inlets.put(name, inlet);
        return inlet.messages();
    }

    @Override
    public HealthReport getReadiness() {
        HealthReport.HealthReportBuilder report = HealthReport.builder();
        inlets.forEach((name, inlet) -> report.add(name, inlet.isOpen()));
        return report.build();
    }

    /** A broker that is away is not waited for. */
    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stop) {
        List<Future<Void>> farewells = inlets.values().stream().map(Inlet::end).toList();
        Future.join(farewells)
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(away -> null)
                .join();
    }
}
