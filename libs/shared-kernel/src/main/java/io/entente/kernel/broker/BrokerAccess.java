package io.entente.kernel.broker;

import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.amqp.AmqpClientOptions;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Where the broker is, whom it knows this service as, and whose certificates prove that it is the broker. */
@ApplicationScoped
public class BrokerAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AmqpClientOptions options;

    BrokerAccess(
            TlsConfigurationRegistry tls,
            @ConfigProperty(name = "amqp-host") String host,
            @ConfigProperty(name = "amqp-port") int port,
            @ConfigProperty(name = "amqp-username") String username,
            @ConfigProperty(name = "amqp-password") String password,
            @ConfigProperty(name = "amqp-use-ssl", defaultValue = "true") boolean useTls) {
        this.options = new AmqpClientOptions()
                .setHost(host)
                .setPort(port)
                .setUsername(username)
                .setPassword(password);
        options.setConnectTimeout((int) PATIENCE.toMillis());
        if (useTls)
            options.setSsl(true)
                    // Any service has a certificate of the same authority: it is the broker's name that counts.
                    .setHostnameVerificationAlgorithm("HTTPS")
                    .setTrustOptions(tls.get("deployment")
                            .orElseThrow(() -> new IllegalStateException(
                                    "quarkus.tls.deployment names no trust store for the broker"))
                            .getTrustStoreOptions());
    }

    /** @param container under which name the broker's operator sees the connection */
    public AmqpClientOptions as(String container) {
        return new AmqpClientOptions(options).setContainerId(container);
    }
}
