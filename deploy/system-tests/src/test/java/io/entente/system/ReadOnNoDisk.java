package io.entente.system;

import io.entente.local.Deployment;
import io.entente.local.client.Answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Files, releases, pulls, answers, consents, recalls, and sends what becomes a dead letter, on a stack that others have
 * killed before; then looks at every disk. It is the words' absence that is asserted, so the same search must find what
 * stands there in clear.
 */
final class ReadOnNoDisk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OFFICER = "be-fgp-officer";
    private static final String PARTNER = "us-hsi-analyst";

    private final Deployment deployment;
    private final People people;
    private final Canary canary = Canary.fresh();

    ReadOnNoDisk(Deployment deployment, People people) {
        this.deployment = deployment;
        this.people = people;
    }

    void isShown() throws IOException {
        String id = keyed("/v1/referrals", canary.content());
        String referral = "/v1/referrals/" + id;
        keyed(referral + "/submit", null);
        deployment.kill(Deployment.BROKER);
        keyed(referral + "/release", null);
        aDeadLetterIsMade(id);
        deployment.start(Deployment.BROKER);
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(people.feedChanges(PARTNER, id))
                .containsExactly("visible"));
        pulled(id);
        assertThat(asks("POST", "/v1/records/" + id + "/responses", "{\"answer\":\"accept\"}")
                        .status())
                .isEqualTo(200);
        consented(id);
        keyed(referral + "/reviews", canary.reviewed());
        keyed(referral + "/recall", "{\"reason\":\"EXERCISE " + canary.recall() + "\"}");
        await().atMost(PATIENCE).until(() -> people.feedChanges(PARTNER, id).contains("withdrawn"));
        await().atMost(PATIENCE).until(() -> Files.readString(Clone.RUN.resolve("logs/partner-gateway.log"))
                .contains("a message from record.recalled is refused"));
        noDiskTells(id);
    }

    /** A release that comes where recalls are expected. */
    private void aDeadLetterIsMade(String id) {
        try (Connection cases = people.database("cases");
                Statement statement = cases.createStatement()) {
            assertThat(statement.executeUpdate(
                            "insert into outbox (id, address, order_key, body) select gen_random_uuid(), 'record.recalled',"
                                    + " order_key, body from outbox where address = 'record.released' and order_key = '"
                                    + id + "'"))
                    .isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pulled(String id) {
        for (String accept : List.of("application/json", "application/sd-jwt")) {
            Map<String, String> headers = because();
            headers.put("Accept", accept);
            Answer pulled = people.asks(PARTNER, "GET", "/v1/records/" + id, headers, null);
            assertThat(pulled.status()).as(pulled.text()).isEqualTo(200);
            if (accept.endsWith("/json")) assertThat(pulled.text()).contains(canary.container());
        }
    }

    /** A consent is asked for and given, and a record is pulled by it. */
    private void consented(String id) {
        Answer asked = asks("POST", "/v1/records/" + id + "/consents", canary.wish());
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String consent = "/v1/consents/" + asked.json().path("consent").asText();
        await().atMost(PATIENCE).until(() -> people.reads(OFFICER, consent).status() == 200);
        keyed(consent + "/answer", canary.grant());
        await().atMost(PATIENCE).until(() -> asks("GET", consent, null).text().contains(canary.condition()));
        assertThat(asks("GET", "/v1/records/" + id, null).status()).isEqualTo(200);
    }

    /** Looked for in all that the deployment has written: its servers' data, its services' directories, its logs. */
    private void noDiskTells(String id) {
        Path data = Clone.RUN.resolve("data");
        Path database = data.resolve("postgresql");
        assertThat(database).exists();
        Map<String, Set<Path>> found = new StolenDisks(
                        Stream.concat(canary.secrets().stream(), Stream.of(id)).toList())
                .found(Clone.RUN);

        assertThat(found.remove(id))
                .as("what stands there in clear is found, on PostgreSQL's disk and the broker's")
                .anyMatch(file -> file.startsWith(database))
                .anyMatch(file -> file.startsWith(data.resolve("broker")));
        assertThat(found).isEmpty();
        // Events hold it for auditors, in the audit database, which shares this PostgreSQL: so words like it would be
        // found.
        assertThat(new StolenDisks(List.of(canary.why())).found(Clone.RUN).get(canary.why()))
                .isNotEmpty()
                .allMatch(file -> file.startsWith(database));
    }

    /** @return the id of what was written */
    private String keyed(String path, String body) {
        return people.does(
                        OFFICER,
                        path,
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                        body)
                .path("id")
                .asText();
    }

    private Answer asks(String method, String path, String body) {
        return people.asks(PARTNER, method, path, because(), body);
    }

    private Map<String, String> because() {
        Map<String, String> headers = people.declaration();
        headers.put("Entente-Justification", "EXERCISE " + canary.why());
        return headers;
    }
}
