package io.entente.kernel.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Starts real PostgreSQL and a real broker in the test JVM, and issuers for three jurisdictions. Use it with the
 * service's name and its database: {@code @WithTestResource(value = RealStack.class, initArgs = {@ResourceArg(name =
 * "service", value = "case-service"), @ResourceArg(name = "database", value = "cases")})}. Arguments whose names begin
 * with {@code entente.} are configuration of the service.
 */
public final class RealStack implements QuarkusTestResourceLifecycleManager {
    private String service = "";
    private String database = "";
    private final Map<String, String> extra = new HashMap<>();
    private @Nullable TestStack stack;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
        database = arguments.get("database");
        arguments.forEach((name, value) -> {
            if (name.startsWith("entente.")) extra.put(name, value);
        });
    }

    @Override
    public Map<String, String> start() {
        TestBroker broker = TestBroker.temporary();
        TestKeys keys = new TestKeys();
        TestStack started = new TestStack(
                database,
                TestDatabase.temporary(),
                broker,
                new StubIssuers("US", "BE", "EU"),
                keys,
                new OtherServices(broker, keys));
        stack = started;
        return configuration(started);
    }

    private Map<String, String> configuration(TestStack of) {
        Map<String, String> configuration = new HashMap<>(of.issuers().configuration());
        configuration.putAll(of.keys().write(directory(), service));
        // Issuers and keys of tests are what production refuses.
        configuration.put("entente.mode", "demo");
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
        // Tests call faster than any partner; those about quotas set their own.
        configuration.put("entente.quota.client.calls", "1000000");
        configuration.put("entente.quota.agency.calls", "1000000");
        configuration.put("entente.quota.agency-at-once", "1000");
        configuration.put("entente.quota.unauthenticated.calls", "1000000");
        configuration.putAll(extra);
        return configuration;
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
        if (stack != null) injector.injectIntoFields(stack, new TestInjector.MatchesType(TestStack.class));
    }

    @Override
    public void stop() {
        if (stack == null) return;
        stack.others().close();
        stack.issuers().close();
        stack.brokerServer().close();
        stack.databaseServer().close();
        stack = null;
    }
}
