package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;
import io.vertx.amqp.AmqpClient;
import io.vertx.amqp.AmqpClientOptions;
import io.vertx.amqp.AmqpConnection;
import io.vertx.amqp.AmqpMessage;
import io.vertx.amqp.AmqpReceiver;
import io.vertx.amqp.AmqpReceiverOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import static org.awaitility.Awaitility.await;

/** Speaks on the broker for the services that are not under test, with their accounts and their keys. */
public final class OtherServices implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final TestBroker broker;
    private final TestKeys keys;
    private final Map<String, AmqpConnection> connections = new ConcurrentHashMap<>();
    private final Map<Address, BlockingQueue<String>> received = new ConcurrentHashMap<>();
    private final Map<Address, Lying> last = new ConcurrentHashMap<>();
    private final Set<Address> listening = ConcurrentHashMap.newKeySet();

    OtherServices(TestBroker broker, TestKeys keys) {
        this.broker = broker;
        this.keys = keys;
    }

    /** Sends as the address's producer and returns once the broker has it. */
    public WireEvent send(Address to, UUID id, String subject, JsonNode data) {
        WireEvent event = new WireEvent(id, to.producer(), to.eventType(), subject, Instant.now(), data);
        send(to, seal(to, event));
        return event;
    }

    /** Sends as an instance of the address's producer, under any key: for tests of who may sign what. */
    public WireEvent send(Address to, String instance, Signer signer, String subject, JsonNode data) {
        WireEvent event = new WireEvent(UUID.randomUUID(), instance, to.eventType(), subject, Instant.now(), data);
        send(to, Envelope.close(event, signer, keys.opening(to.receiver()).toPublicJWK()));
        return event;
    }

    /** @return the event signed by its producer and sealed for its receiver, for tests that send it changed or twice */
    public String seal(Address to, WireEvent event) {
        return Envelope.close(
                event, keys.service(to.producer()), keys.opening(to.receiver()).toPublicJWK());
    }

    /** Sends any text as the body, for tests of what must be refused. */
    public void send(Address to, String body) {
        got(connection(to.producer()).createSender(to.code()).compose(sender -> sender.sendWithAck(AmqpMessage.create()
                        .durable(true)
                        .contentType("application/jose")
                        .withBufferAsBody(Buffer.buffer(body))
                        .build())
                .compose(sent -> sender.close())));
    }

    /** Sends one body many times over one link and returns once the broker has the last. */
    public void send(Address to, String body, int times) {
        AmqpMessage message = AmqpMessage.create()
                .durable(true)
                .contentType("application/jose")
                .withBufferAsBody(Buffer.buffer(body))
                .build();
        got(connection(to.producer()).createSender(to.code()).compose(sender -> {
            for (int n = 1; n < times; n++) sender.send(message);
            return sender.sendWithAck(message).compose(sent -> sender.close());
        }));
    }

    /** @return the event that a message carries, opened and verified as its receiver would */
    public WireEvent open(Address from, String body) {
        return Envelope.open(
                body,
                keys.opening(from.receiver()),
                keys.register().service(from.producer()).orElseThrow().signingKeys());
    }

    /** @return the next event for the address's receiver, opened and verified */
    public WireEvent receive(Address from) {
        return next(from).orElseThrow(() -> new AssertionError("nothing arrived at " + from.code()));
    }

    /** The same, for a test that has more to say when nothing arrives. */
    public Optional<WireEvent> next(Address from) {
        return Optional.ofNullable(poll(from, Duration.ofSeconds(PATIENCE_SECONDS)))
                .map(body -> open(from, body));
    }

    /** @return the next one that is wanted; what other tests left there before it is gone, even what cannot be opened */
    public WireEvent receive(Address from, Predicate<WireEvent> wanted) {
        while (true) {
            String body = poll(from, Duration.ofSeconds(PATIENCE_SECONDS));
            if (body == null) throw new AssertionError("nothing that is wanted arrived at " + from.code());
            Optional<WireEvent> event = opened(from, body).filter(wanted);
            if (event.isPresent()) return event.get();
        }
    }

    private Optional<WireEvent> opened(Address from, String body) {
        try {
            return Optional.of(open(from, body));
        } catch (MalformedMessage another) {
            return Optional.empty();
        }
    }

    /**
     * A message as it lies on the wire, looked at and left where it is.
     *
     * @param properties application properties
     * @param body sealed
     */
    public record Lying(boolean durable, String contentType, JsonNode properties, String body) {}

    /** @return a message to the address's receiver, who gets it all the same */
    public Lying look(Address at) {
        if (!listening.contains(at)) return lookOnce(at);
        // Whoever listens has taken what lay there.
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> last.containsKey(at));
        return last.get(at);
    }

    private Lying lookOnce(Address at) {
        AmqpConnection connection = connect(at.receiver());
        try {
            AmqpReceiver receiver = got(connection.createReceiver(
                    at.code(),
                    new AmqpReceiverOptions().setMaxBufferedMessages(1).setAutoAcknowledgement(false)));
            CompletableFuture<AmqpMessage> first = new CompletableFuture<>();
            receiver.handler(first::complete);
            return lying(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("nothing lies at " + at.code(), e);
        } finally {
            got(connection.close());
        }
    }

    /** @return an address's dead letters, as the operator sees them, who leaves them where they are */
    public List<Lying> dead(Address of) {
        String queue = "dead." + of.code();
        int waiting = (int) broker.server().waiting(queue);
        if (waiting == 0) return List.of();
        AmqpConnection connection = connect("operator");
        try {
            AmqpReceiver receiver = got(connection.createReceiver(
                    queue,
                    new AmqpReceiverOptions().setMaxBufferedMessages(waiting).setAutoAcknowledgement(false)));
            BlockingQueue<AmqpMessage> seen = new LinkedBlockingQueue<>();
            receiver.handler(seen::add);
            await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> seen.size() >= waiting);
            return seen.stream().map(OtherServices::lying).toList();
        } finally {
            got(connection.close());
        }
    }

    private static Lying lying(AmqpMessage message) {
        JsonObject properties = message.applicationProperties();
        return new Lying(
                message.isDurable(),
                message.contentType(),
                StrictJson.read((properties == null ? new JsonObject() : properties)
                        .toBuffer()
                        .getBytes()),
                message.bodyAsBinary().toString(StandardCharsets.US_ASCII));
    }

    /** @return whether nothing arrives within the time */
    public boolean silent(Address from, Duration time) {
        return poll(from, time) == null;
    }

    private String poll(Address from, Duration time) {
        try {
            return queue(from).poll(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What arrives there from now on, and what lay there. */
    private BlockingQueue<String> queue(Address from) {
        BlockingQueue<String> queue = received.computeIfAbsent(from, address -> new LinkedBlockingQueue<>());
        if (listening.add(from)) listen(from, queue);
        return queue;
    }

    /** Takes what lies at an address and does not open it: for a test that waits for what is yet to come. */
    public void forget(Address from) {
        BlockingQueue<String> queue = queue(from);
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .until(() -> broker.server().waiting(from.code()) == 0);
        queue.clear();
    }

    /** Listens no more, so that a test can have an address to itself; connects anew when next needed. */
    public void hangUp() {
        connections.values().forEach(connection -> got(connection.close()));
        reconnect();
    }

    /** Connects anew when next needed: after the broker was away. */
    public void reconnect() {
        connections.clear();
        listening.clear();
    }

    private void listen(Address from, BlockingQueue<String> queue) {
        AmqpReceiver receiver = got(connection(from.receiver()).createReceiver(from.code()));
        receiver.handler(message -> {
            Lying lying = lying(message);
            last.put(from, lying);
            queue.add(lying.body());
        });
    }

    private AmqpConnection connection(String service) {
        return connections.computeIfAbsent(service, this::connect);
    }

    private AmqpConnection connect(String service) {
        return got(AmqpClient.create(
                        vertx,
                        new AmqpClientOptions()
                                .setHost("127.0.0.1")
                                .setPort(broker.server().port())
                                .setUsername(service)
                                .setPassword(broker.server().password(service)))
                .connect());
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
