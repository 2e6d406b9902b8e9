package io.entente.local;

import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class BrokerTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static Vertx vertx;
    private static Broker broker;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        broker = Broker.temporary();
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
        get(vertx.close());
    }

    @ParameterizedTest
    @CsvSource({
        "case-service, record.released, partner-gateway",
        "case-service, record.recalled, partner-gateway",
        "case-service, record.erased, partner-gateway",
        "case-service, record.reviewed, partner-gateway",
        "case-service, audit.case, audit-service",
        "case-service, node.alive, partner-gateway",
        "partner-gateway, recall.taken, case-service",
        "partner-gateway, recall.receipted, case-service",
        "partner-gateway, clock.changed, case-service",
        "partner-gateway, response.given, case-service",
        "partner-gateway, consent.requested, case-service",
        "case-service, consent.answered, partner-gateway",
        "partner-gateway, policy.changed, case-service",
        "partner-gateway, query.matched, case-service",
        "partner-gateway, audit.gateway, audit-service",
        "audit-service, audit.log, audit-service"
    })
    void each_address_carries_from_its_producer_to_its_consumer(String producer, String address, String consumer)
            throws Exception {
        AmqpConnection from = connect(producer);
        AmqpConnection to = connect(consumer);
        get(get(from.createSender(address)).sendWithAck(durable("to " + consumer)));
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        get(to.createReceiver(address)).handler(message -> received.add(message.bodyAsString()));

        assertThat(received.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("to " + consumer);
        get(from.close());
        get(to.close());
    }

    @ParameterizedTest
    @CsvSource({
        "partner-gateway, record.released",
        "audit-service, record.released",
        "case-service, response.given",
        "case-service, consent.requested",
        "case-service, query.matched",
        "partner-gateway, consent.answered",
        "case-service, audit.gateway",
        "partner-gateway, audit.case",
        "operator, record.released",
        "case-service, dead.record.released"
    })
    void nobody_sends_what_is_anothers_to_say(String user, String address) throws Exception {
        AmqpConnection connection = connect(user);
        assertRefused(() -> get(get(connection.createSender(address)).sendWithAck(durable("forged"))));
        assertThat(broker.waiting(address)).isZero();
        get(connection.close());
    }

    /** A relay sends to many addresses over one link, and the address stands in each message. */
    @Test
    void the_address_in_a_message_is_held_to_the_same_rights() throws Exception {
        AmqpConnection allowed = connect("case-service");
        get(get(allowed.createAnonymousSender()).sendWithAck(durableTo("audit.case", "mine")));
        AmqpConnection consumer = connect("audit-service");
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        get(consumer.createReceiver("audit.case")).handler(message -> received.add(message.bodyAsString()));
        assertThat(received.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("mine");

        AmqpConnection forbidden = connect("case-service");
        assertRefused(
                () -> get(get(forbidden.createAnonymousSender()).sendWithAck(durableTo("response.given", "forged"))));
        assertThat(broker.waiting("response.given")).isZero();
        get(allowed.close());
        get(consumer.close());
        get(forbidden.close());
    }

    @Test
    void an_undeclared_address_is_refused_and_swallows_nothing() throws Exception {
        AmqpConnection connection = connect("case-service");
        assertRefused(() -> get(get(connection.createSender("record.relaesed")).sendWithAck(durable("lost"))));
        AmqpConnection relay = connect("case-service");
        assertRefused(() -> get(get(relay.createAnonymousSender()).sendWithAck(durableTo("record.relaesed", "lost"))));
        get(connection.close());
        get(relay.close());
    }

    @ParameterizedTest
    @CsvSource({
        "case-service, record.released",
        "partner-gateway, audit.case",
        "audit-service, response.given",
        "partner-gateway, dead.record.released"
    })
    void nobody_reads_what_is_for_another(String user, String address) throws Exception {
        AmqpConnection connection = connect(user);
        assertRefused(() -> get(connection.createReceiver(address)));
        get(connection.close());
    }

    @Test
    void a_wrong_password_is_refused() {
        assertRefused(() -> connect("case-service", "wrong", broker.port(), Optional.empty()));
    }

    @Test
    @Tag("P6")
    void what_a_consumer_rejects_is_a_dead_letter_at_once_and_the_next_passes() throws Exception {
        AmqpConnection gateway = connect("partner-gateway");
        AmqpConnection cases = connect("case-service");
        get(get(gateway.createSender("response.given")).sendWithAck(durable("poison")));
        get(get(gateway.createSender("response.given")).sendWithAck(durable("good")));
        BlockingQueue<String> tries = new LinkedBlockingQueue<>();
        get(cases.createReceiver(
                        "response.given",
                        new AmqpReceiverOptions().setAutoAcknowledgement(false).setMaxBufferedMessages(1)))
                .handler(message -> {
                    tries.add(message.bodyAsString());
                    if (message.bodyAsString().equals("poison")) message.rejected();
                    else message.accepted();
                });

        AmqpConnection operator = connect("operator");
        BlockingQueue<String> dead = new LinkedBlockingQueue<>();
        get(operator.createReceiver("dead.response.given")).handler(message -> dead.add(message.bodyAsString()));
        assertThat(dead.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("poison");
        assertThat(tries.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("poison");
        assertThat(tries.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("good");
        get(gateway.close());
        get(cases.close());
        get(operator.close());
    }

    @Test
    @Tag("P6")
    void an_accepted_message_survives_a_restart_and_a_certificate_guards_the_way() throws Exception {
        Path home = Files.createTempDirectory("entente-broker-test-");
        Map<String, String> passwords = Broker.passwords();
        Path data = home.resolve("data");
        try {
            int port = Ports.free();
            try (Broker first = Broker.start(new Broker.Settings(data, port, passwords, Optional.empty()))) {
                AmqpConnection cases =
                        connect("case-service", passwords.get("case-service"), first.port(), Optional.empty());
                get(get(cases.createSender("audit.case")).sendWithAck(durable("kept")));
                get(cases.close());
            }
            LocalAuthority authority = LocalAuthority.in(home.resolve("ca"));
            // Drawn at random, it may have two dashes in a row.
            String password = "chan--ged";
            Path keyStore = authority.keyStore(authority.server("broker"), password);
            Broker.Settings tls = new Broker.Settings(
                    data, Ports.free(), passwords, Optional.of(new Broker.KeyStoreFile(keyStore, password)));
            try (Broker second = Broker.start(tls)) {
                assertRefused(() ->
                        connect("audit-service", passwords.get("audit-service"), second.port(), Optional.empty()));
                AmqpConnection audit = connect(
                        "audit-service",
                        passwords.get("audit-service"),
                        second.port(),
                        Optional.of(authority.certificate()));
                BlockingQueue<String> received = new LinkedBlockingQueue<>();
                get(audit.createReceiver("audit.case")).handler(message -> received.add(message.bodyAsString()));
                assertThat(received.poll(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo("kept");
                get(audit.close());
            }
        } finally {
            Owned.delete(home);
        }
    }

    /** Refused, and not merely unanswered. */
    private static void assertRefused(ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowable(call)).isInstanceOf(ExecutionException.class);
    }

    private static AmqpConnection connect(String user) throws Exception {
        return connect(user, broker.password(user), broker.port(), Optional.empty());
    }

    private static AmqpConnection connect(String user, String password, int port, Optional<Path> trusted)
            throws Exception {
        AmqpClientOptions options = new AmqpClientOptions()
                .setHost(Ports.LOOPBACK)
                .setPort(port)
                .setUsername(user)
                .setPassword(password)
                .setConnectTimeout((int) LONG.toMillis());
        trusted.ifPresent(ca -> options.setSsl(true)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(new PemTrustOptions().addCertPath(ca.toString())));
        return get(AmqpClient.create(vertx, options).connect());
    }

    private static AmqpMessage durable(String body) {
        return AmqpMessage.create().durable(true).withBody(body).build();
    }

    private static AmqpMessage durableTo(String address, String body) {
        return AmqpMessage.create()
                .durable(true)
                .address(address)
                .withBody(body)
                .build();
    }

    private static <T> T get(Future<T> future)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        return future.toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
}
