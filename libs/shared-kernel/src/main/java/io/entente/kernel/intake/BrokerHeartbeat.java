package io.entente.kernel.intake;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.vertx.amqp.AmqpClientOptions;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Notices a broker that has gone without a word: without a heartbeat a consumer whose connection was cut silently would
 * wait for messages for ever, ready and deaf.
 */
@ApplicationScoped
class BrokerHeartbeat implements ClientCustomizer<AmqpClientOptions> {
    private final Duration patience;

    BrokerHeartbeat(@ConfigProperty(name = "entente.broker.patience", defaultValue = "30s") Duration patience) {
        this.patience = patience;
    }

    @Override
    public AmqpClientOptions customize(String channel, Config config, AmqpClientOptions options) {
        options.setHeartbeat((int) patience.toMillis());
        return options;
    }
}
