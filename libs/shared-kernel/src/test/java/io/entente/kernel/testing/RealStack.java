package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts real PostgreSQL and a real broker in the test JVM, and issuers for three jurisdictions. Use it with the
 * service's name and its database: {@code @WithTestResource(value = RealStack.class, initArgs = {@ResourceArg(name =
 * "service", value = "case-service"), @ResourceArg(name = "database", value = "cases")})}. Arguments whose names begin
 * with {@code entente.} are configuration of the service.
 */
public final class RealStack implements QuarkusTestResourceLifecycleManager {
    /** An argument that is {@code true} for a service that reaches its servers over wires which a test can cut. */
    public static final String WIRED = "wired";

    /** An argument that is {@code true} for a service that partners' systems reach, with their certificates. */
    public static final String SECURED = "secured";

    /** An argument that names a directory of agreements: they are delivered to the service, signed by every party. */
    public static final String AGREEMENTS = "agreements";

    private static final Duration LOOKS = Duration.ofMillis(20);
    /** What failed by chance is put off for a minute, and then done. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private boolean wired;
    private boolean secured;
    private String service = "";
    private String database = "";
    private @Nullable Path agreements;
    private final Map<String, String> extra = new HashMap<>();
    private @Nullable TestStack stack;

    @Override
    public void init(Map<String, String> arguments) {
        wired = Boolean.parseBoolean(arguments.get(WIRED));
        secured = Boolean.parseBoolean(arguments.get(SECURED));
        service = arguments.get("service");
        database = arguments.get("database");
        if (arguments.containsKey(AGREEMENTS)) agreements = Path.of(arguments.get(AGREEMENTS));
        arguments.forEach((name, value) -> {
            if (name.startsWith("entente.")) extra.put(name, value);
        });
    }

    @Override
    public Map<String, String> start() {
        TestBroker broker = TestBroker.temporary();
        TestDatabase server = TestDatabase.temporary();
        TestKeys keys = new TestKeys();
        TestStack started = new TestStack(
                database,
                server,
                broker,
                new StubIssuers(TestKeys.JURISDICTIONS.toArray(String[]::new)),
                keys,
                new OtherServices(broker, keys),
                TestWire.to(server.server().port()),
                TestWire.to(broker.server().port()),
                new TestCertificates(directory()));
        stack = started;
        if (service.equals("partner-gateway")) ownersAreHeardOf(started);
        return configuration(started);
    }

    /** Once, and for as long as tests last: they end an owner's presence by its row. */
    private static void ownersAreHeardOf(TestStack of) {
        for (String node : List.of("case-service", TestKeys.CASES_OF_US))
            of.others()
                    .send(
                            Address.NODE_ALIVE,
                            node,
                            of.keys().service(node),
                            node,
                            JsonNodeFactory.instance.objectNode().put("number", 1));
    }

    private Map<String, String> configuration(TestStack of) {
        Map<String, String> configuration = new HashMap<>(of.issuers().configuration());
        configuration.putAll(of.keys().write(directory(), service));
        if (agreements != null) {
            Path delivered = directory();
            of.keys().deliver(agreements, delivered);
            configuration.put("entente.agreements", delivered.toString());
        }
        // Issuers and keys of tests are what production refuses.
        configuration.put("entente.mode", "demo");
        configuration.put("entente.owners.silence", "87600H");
        configuration.put("entente.presence.pause", "0.3S");
        configuration.put("quarkus.datasource.username", database + "_web");
        configuration.put("quarkus.datasource.password", of.postgres().password(database + "_web"));
        configuration.put("quarkus.datasource.reactive.url", of.postgres().reactiveUrl(database));
        configuration.put("quarkus.datasource.jdbc.url", of.postgres().jdbcUrl(database));
        configuration.put("quarkus.datasource.worker.username", database + "_worker");
        configuration.put("quarkus.datasource.worker.password", of.postgres().password(database + "_worker"));
        configuration.put(
                "quarkus.datasource.worker.reactive.url", of.postgres().reactiveUrl(database));
        configuration.put("quarkus.flyway.jdbc-url", of.postgres().jdbcUrl(database));
        configuration.put("quarkus.flyway.username", database + "_owner");
        configuration.put("quarkus.flyway.password", of.postgres().password(database + "_owner"));
        configuration.put("amqp-host", "127.0.0.1");
        configuration.put("amqp-port", String.valueOf(of.broker().port()));
        configuration.put("amqp-username", service);
        configuration.put("amqp-password", of.broker().password(service));
        configuration.put("amqp-use-ssl", "false");
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("entente.metrics.port", "0");
        configuration.put("entente.outbox.look", "0.3S");
        // Tests call faster than any partner; those about quotas set their own.
        configuration.put("entente.quota.client.calls", "1000000");
        configuration.put("entente.quota.agency.calls", "1000000");
        configuration.put("entente.quota.agency-at-once", "1000");
        configuration.put("entente.quota.unauthenticated.calls", "1000000");
        configuration.putAll(extra);
        if (wired) configuration.putAll(wired(of));
        if (secured) configuration.putAll(of.certificates().configuration(service));
        return configuration;
    }

    private Map<String, String> wired(TestStack of) {
        String url = "postgresql://127.0.0.1:" + of.databaseWire().port() + "/" + database;
        return Map.of(
                "quarkus.datasource.reactive.url", url,
                "quarkus.datasource.worker.reactive.url", url,
                "amqp-port", String.valueOf(of.brokerWire().port()));
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("entente-test-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        DescribedAnswers.of(service).ifPresent(RestAssured::replaceFiltersWith);
        // Tests wait hundreds of times for what takes milliseconds.
        Awaitility.setDefaultPollInterval(LOOKS);
        Awaitility.setDefaultTimeout(PATIENCE);
        if (stack != null) injector.injectIntoFields(stack, new TestInjector.MatchesType(TestStack.class));
    }

    @Override
    public void stop() {
        if (stack == null) return;
        stack.others().close();
        stack.issuers().close();
        stack.databaseWire().close();
        stack.brokerWire().close();
        stack.brokerServer().close();
        stack.databaseServer().close();
        stack = null;
    }
}
