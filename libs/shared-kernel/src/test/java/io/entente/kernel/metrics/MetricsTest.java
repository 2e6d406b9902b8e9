package io.entente.kernel.metrics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.MetricsPage;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static io.entente.kernel.testing.MetricsPage.value;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator reads of a service. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class MetricsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TAKEN = "entente_messages_taken_total{address=\"response.given\"}";
    private static final String REFUSED = "entente_messages_refused_total{address=\"response.given\"}";
    private static final String SENT = "entente_messages_sent_total{address=\"record.recalled\"}";
    private static final String WAITING = "entente_outbox_waiting{address=\"record.recalled\"}";
    private static final String OLDEST = "entente_outbox_oldest_seconds{address=\"record.recalled\"}";
    private static final String FAILED = "entente_rounds_failed_total{round=\"the outbox relay\"}";

    TestStack stack;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @Test
    void what_is_taken_and_what_is_refused_is_counted_by_address() {
        double taken = value(TAKEN);
        double refused = value(REFUSED);

        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        "s",
                        JsonNodeFactory.instance.objectNode().put("number", 1));
        stack.others().send(Address.RESPONSE_GIVEN, "poison");

        await().atMost(PATIENCE).until(() -> value(TAKEN) > taken && value(REFUSED) > refused);
    }

    @Test
    void what_waits_is_counted_with_the_age_of_the_oldest_and_then_as_sent() throws SQLException {
        double sent = value(SENT);
        execute("revoke select on outbox from cases_worker");
        double failed = value(FAILED);
        try {
            execute("insert into outbox (id, address, order_key, body, created_at) values (gen_random_uuid(),"
                    + " 'record.recalled', 'metrics', 'EXERCISE', now() - interval '1 hour')");
            await().atMost(PATIENCE).until(() -> value(FAILED) > failed);
            await().atMost(PATIENCE).until(() -> Double.isNaN(value(WAITING)));
            // The relay alone stays away.
            execute("grant select (address, created_at) on outbox to cases_worker");
            await().atMost(PATIENCE).until(() -> value(WAITING) >= 1);
            assertThat(value(OLDEST)).isBetween(3_600.0, 4_000.0);
        } finally {
            execute("revoke select (address, created_at) on outbox from cases_worker");
            execute("grant select on outbox to cases_worker");
        }
        await().atMost(PATIENCE).until(() -> value(SENT) > sent && value(WAITING) == 0);
    }

    @Test
    void where_partners_call_there_is_no_such_page() {
        given().get("/metrics").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    @Test
    void every_metric_of_ours_stands_on_the_page_for_operators() throws IOException {
        for (Address any : Address.values()) {
            Counts.sent(any);
            Counts.notSent(any);
            Counts.taken(any);
            Counts.refused(any);
            Counts.waited(any);
        }
        Counts.failed("a round of a test");

        assertThat(named(Files.readString(Path.of("../../docs/metrics.md")))).isEqualTo(named(MetricsPage.read()));
    }

    private static Set<String> named(String text) {
        return Pattern.compile("\\bentente_[a-z_]+")
                .matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void execute(String sql) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
