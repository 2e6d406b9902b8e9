package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.OtherServices.Lying;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A word that stands for somebody's name, put wherever a caller can write: it must not come out where anybody reads. */
public abstract class Canaries {
    protected static final String CANARY = "canary7Tweety";

    /** Those that mean something here, and some that others put in on the way. */
    private static final List<String> HEADERS = List.of(
            "Entente-Purpose",
            "Entente-Justification",
            "Entente-On-Behalf-Of",
            "Entente-Ground",
            "Entente-Notice",
            "Idempotency-Key",
            "If-Match",
            "traceparent",
            "tracestate",
            "baggage",
            "User-Agent",
            "Referer",
            "Origin",
            "X-Request-Id",
            "X-Forwarded-For",
            "Forwarded",
            "X-" + CANARY);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    TestStack stack;
    private Ears ears;
    private Connection relayHeld;

    /** The roles that open something in this service. */
    protected abstract List<String> roles();

    /** Does with the canary what the service is for: files, releases, pulls, searches. */
    protected abstract void live(TestStack with);

    /** Sends what nobody can read, and returns when all of it are dead letters: what is said of that is still heard. */
    protected static void poison(TestStack with, Address... at) {
        for (Address address : at) {
            long before = with.broker().waiting("dead." + address.code());
            with.others().send(address, CANARY);
            await().until(() -> with.broker().waiting("dead." + address.code()) > before);
        }
    }

    @BeforeEach
    void listen() throws SQLException {
        ears = Ears.open();
        // So that what waits to be sent is still there when it is looked at.
        relayHeld = stack.as("owner");
        try (Statement statement = relayHeld.createStatement()) {
            statement.execute("select pg_advisory_lock(" + DeliveryTables.RELAY_LOCK + ")");
        }
    }

    @AfterEach
    void leave() throws SQLException {
        relayHeld.close();
        ears.close();
    }

    @Test
    void what_callers_write_reaches_no_log_no_metric_and_no_clear_row() throws SQLException {
        live(stack);
        sealedPoison();
        for (Endpoint endpoint : ApiDocument.served().endpoints()) {
            send(endpoint, "not.a." + CANARY);
            send(endpoint, token("us-hsi"));
            send(endpoint, token("be-fgp"));
        }

        assertThat(ears.heard()).noneMatch(line -> line.contains(CANARY));
        assertThat(MetricsPage.read()).contains("entente_outbox_waiting").doesNotContain(CANARY);
        for (String page : List.of("/metrics", "/q/metrics"))
            assertThat(RestAssured.get(page).statusCode()).as(page).isEqualTo(404);
        for (String page : List.of("/q/health", "/q/openapi"))
            assertThat(RestAssured.get(page).asString()).as(page).doesNotContain(CANARY);
        assertThat(count("outbox")).as("what waits to be sent").isPositive();
        assertThat(rows("outbox")).as("what waits to be sent is sealed").isZero();
    }

    /** What no service of ours would send, sealed and signed as it should be: the broker keeps it as it came. */
    @Test
    void what_becomes_a_dead_letter_tells_nothing_of_what_it_says() {
        sealedPoison();

        List<Lying> letters = incoming()
                .flatMap(at -> stack.others().dead(at).stream())
                // Other tests send what nobody sealed.
                .filter(letter -> letter.body().startsWith("eyJ"))
                .toList();
        assertThat(letters).isNotEmpty();
        for (String form : StolenDatabase.forms(CANARY))
            assertThat(letters).noneMatch(letter -> letter.toString().contains(form));
    }

    /** Returns when none of it waits any more. */
    private void sealedPoison() {
        JsonNode data = JsonNodeFactory.instance
                .objectNode()
                .put(CANARY, CANARY)
                .put("record", CANARY)
                .put("agency", CANARY)
                .put("statement", CANARY);
        incoming().forEach(to -> stack.others().send(to, UUID.randomUUID(), CANARY, data));
        await().atMost(PATIENCE)
                .until(() -> incoming().allMatch(at -> stack.broker().waiting(at.code()) == 0));
    }

    private Stream<Address> incoming() {
        String here = ConfigProvider.getConfig().getValue("entente.service", String.class);
        return Arrays.stream(Address.values())
                .filter(address -> address.receiver().equals(here));
    }

    private void send(Endpoint endpoint, String token) {
        RequestSpecification request = RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .headers(HEADERS.stream().collect(toMap(header -> header, header -> CANARY)))
                .header("Cookie", "a=" + CANARY)
                .queryParam(CANARY, CANARY);
        endpoint.operation().path("parameters").forEach(parameter -> {
            if ("query".equals(parameter.path("in").asText()))
                request.queryParam(parameter.path("name").asText(), CANARY);
        });
        if (endpoint.hasBody())
            request.contentType("application/json")
                    .body("{\"" + CANARY + "\":\"" + CANARY + "\",\"reason\":\"" + CANARY + "\"}");
        String method = endpoint.method().toUpperCase(Locale.ROOT);
        assertThat(request.request(method, endpoint.anyPath()).statusCode()).isLessThan(500);
        assertThat(request.request(method, endpoint.path().replaceAll("\\{[^}]*}", CANARY))
                        .statusCode())
                .isLessThan(500);
    }

    private String token(String agency) {
        return stack.issuers().token("BE", claims -> claims.claim("agency", agency)
                .claim("preferred_username", CANARY)
                .claim("unit", CANARY)
                .claim(CANARY, CANARY)
                .jwtID(CANARY)
                .subject(CANARY)
                .claim("realm_access", Map.of("roles", roles())));
    }

    /** @return how many rows of the table hold the canary in clear */
    protected long rows(String table) throws SQLException {
        return count(table + " as held where held::text like '%" + CANARY + "%'");
    }

    private long count(String of) throws SQLException {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from " + of)) {
            found.next();
            return found.getLong(1);
        }
    }
}
