package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.Deployment;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kill -9 at each hop of submit, release, pull and audit: nothing that was acknowledged is lost, nothing takes effect
 * twice. The client's own history is the oracle.
 */
@Tag("P6")
class CrashIT {
    private static final String CASES = "case-service";
    private static final String GATEWAY = "partner-gateway";
    private static final String AUDIT = "audit-service";
    private static final String PURPOSE = "drug-trafficking";

    private static Deployment deployment;
    private static Stack stack;

    @BeforeAll
    static void everythingRuns() {
        deployment = Deployment.up(
                Clone.deployment(), System.out, Map.of(CASES, Clone.QUICK, GATEWAY, Clone.QUICK, AUDIT, Clone.QUICK));
        stack = new Stack(deployment.endpoints());
    }

    @AfterAll
    static void everythingStops() {
        if (deployment != null) deployment.close();
    }

    @Test
    void a_submission_survives_the_death_of_case_service() {
        String id = file();
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/submit", null);

        deployment.kill(CASES);
        deployment.start(CASES, Clone.QUICK);

        JsonNode referral = get(CASES, "be-fgp-officer", "/v1/referrals/" + id).json();
        assertThat(referral.path("version").path("state").asText()).isEqualTo("submitted");
        eventuallyExactlyOnce("be-auditor", id, "referral.submitted");
    }

    @Test
    void releases_survive_the_death_of_broker_and_case_service_with_none_sent_twice() {
        List<String> ids = IntStream.range(0, 5).mapToObj(n -> submitted()).toList();

        deployment.kill(Deployment.BROKER);
        ids.forEach(this::release);
        deployment.kill(CASES);
        deployment.start(Deployment.BROKER);
        deployment.start(CASES, Clone.QUICK);

        eachBecomesVisibleOnce(ids);
        ids.forEach(id -> eventuallyExactlyOnce("be-auditor", id, "referral.released"));
    }

    @Test
    void releases_survive_the_death_of_the_gateway_on_arrival() {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            String id = submitted();
            release(id);
            ids.add(id);
            if (n == 2) deployment.kill(GATEWAY);
        }
        deployment.start(GATEWAY, Clone.QUICK);

        eachBecomesVisibleOnce(ids);
    }

    @Test
    @Tag("P2")
    void every_disclosure_that_was_answered_is_in_the_ledger_once_though_gateway_and_audit_died() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));

        deployment.kill(AUDIT);
        List<String> disclosures = new ArrayList<>();
        for (int n = 0; n < 10; n++) disclosures.add(pull(id));
        deployment.kill(GATEWAY);
        deployment.start(AUDIT, Clone.QUICK);
        deployment.start(GATEWAY, Clone.QUICK);
        // Again, while events are being taken in.
        disclosures.add(pull(id));
        deployment.kill(AUDIT);
        deployment.start(AUDIT, Clone.QUICK);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events("be-auditor", id, "record.pulled").stream()
                                .filter(event -> event.path("decision").asText().equals("disclose"))
                                .map(event -> event.path("disclosure").asText()))
                        .containsAll(disclosures));
        List<String> found = events("be-auditor", id, "record.pulled").stream()
                .filter(event -> event.path("decision").asText().equals("disclose"))
                .map(event -> event.path("disclosure").asText())
                .toList();
        assertThat(found)
                .as("each once, and none that was not answered")
                .containsExactlyInAnyOrderElementsOf(disclosures);
    }

    /** As it is shipped: sixty seconds after the last sign of life of the service that speaks for it. */
    @Test
    @Tag("P3")
    @Tag("crash")
    void what_an_owner_released_is_withheld_a_minute_after_it_fell_silent_until_it_is_heard_again() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));

        deployment.kill(CASES);
        Instant died = Instant.now();
        await().atMost(Duration.ofSeconds(90)).until(() -> pullAnswer(id).status() == 404);
        assertThat(Duration.between(died, Instant.now())).isGreaterThan(Duration.ofSeconds(30));

        deployment.start(CASES, Clone.QUICK);
        await().atMost(Duration.ofSeconds(60)).until(() -> pullAnswer(id).status() == 200);
    }

    @Test
    void a_recall_survives_the_death_of_postgresql() {
        String id = submitted();
        release(id);
        eachBecomesVisibleOnce(List.of(id));
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/recall", "{\"reason\":\"EXERCISE\"}");

        deployment.kill(Deployment.POSTGRESQL);
        deployment.start(Deployment.POSTGRESQL);

        // A feed read from its start leaves out what can no longer be pulled, and tells the withdrawal once.
        await().ignoreExceptions().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(feedChanges(id))
                .containsExactly("withdrawn"));
        assertThat(pullAnswer(id).status()).isEqualTo(404);
        eventuallyExactlyOnce("be-auditor", id, "referral.recalled");
    }

    /**
     * Files, releases, pulls, answers, consents, recalls, and sends what becomes a dead letter, on a stack that others have killed
     * before; then looks at every disk. It is the words' absence that is asserted, so the same search must find what stands
     * there in clear.
     */
    @Test
    void nothing_that_was_written_is_to_be_read_on_any_disk() throws IOException {
        Canary canary = Canary.fresh();
        String id = keyed("/v1/referrals", canary.content()).path("id").asText();
        keyed("/v1/referrals/" + id + "/submit", null);
        deployment.kill(Deployment.BROKER);
        keyed("/v1/referrals/" + id + "/release", null);
        sql(
                "cases",
                "insert into outbox (id, address, order_key, body) select gen_random_uuid(), 'record.recalled', order_key,"
                        + " body from outbox where address = 'record.released' and order_key = '" + id + "'");
        deployment.start(Deployment.BROKER);
        eachBecomesVisibleOnce(List.of(id));
        for (String accept : List.of("application/json", "application/sd-jwt")) {
            Answer pulled = call("us-hsi-analyst", "GET", "/v1/records/" + id, because(canary, accept), null);
            assertThat(pulled.status()).as(pulled.text()).isEqualTo(200);
            if (accept.endsWith("/json")) assertThat(pulled.text()).contains(canary.container());
        }
        assertThat(call(
                                "us-hsi-analyst",
                                "POST",
                                "/v1/records/" + id + "/responses",
                                because(canary, "application/json"),
                                "{\"answer\":\"accept\"}")
                        .status())
                .isEqualTo(200);
        consented(canary, id);
        keyed("/v1/referrals/" + id + "/recall", "{\"reason\":\"EXERCISE " + canary.recall() + "\"}");
        await().atMost(Duration.ofSeconds(60)).until(() -> feedChanges(id).contains("withdrawn"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(Clone.RUN.resolve("logs/partner-gateway.log"))
                        .contains("a message from record.recalled is refused"));

        Path data = deployment.configuration(CASES).resolve("../../../..").normalize();
        Map<String, Set<Path>> found = new StolenDisks(
                        Stream.concat(canary.secrets().stream(), Stream.of(id)).toList())
                .found(data.resolve("postgresql"), data.resolve("broker"), Clone.RUN.resolve("logs"));

        assertThat(found.remove(id))
                .as("what stands there in clear is found, on PostgreSQL's disk and the broker's")
                .anyMatch(file -> file.startsWith(data.resolve("postgresql")))
                .anyMatch(file -> file.startsWith(data.resolve("broker")));
        assertThat(found).isEmpty();
        // Events hold it for auditors, in the audit database, which shares this PostgreSQL: so words like it would be
        // found.
        StolenDisks why = new StolenDisks(List.of(canary.why()));
        assertThat(why.found(data.resolve("postgresql"))).isNotEmpty();
        assertThat(why.found(data.resolve("broker"), Clone.RUN.resolve("logs"))).isEmpty();
    }

    @Test
    @Tag("P3")
    void what_is_erased_is_gone_on_both_sides_and_that_it_was_stays() throws IOException {
        new ErasedEverywhere(deployment, stack).isShown();
    }

    /** On a stack whose services have died before: what the gateway announced, it announced once, or again. */
    @Test
    @Tag("P1")
    void what_a_preview_foresees_is_byte_for_byte_what_each_partner_pulls_under_the_same_policy() {
        Random random = new Random(20261122);
        int pulled = 0;
        for (int n = 0; n < 8; n++) {
            String id = filedAndReleased(Filed.any(random));
            for (String purpose : List.of(PURPOSE, "money-laundering", "immigration-enforcement"))
                pulled += pulledAsForeseen(id, purpose);
            if (random.nextBoolean()) {
                post(
                        CASES,
                        "be-fgp-officer",
                        "/v1/referrals/" + id + "/amend",
                        Filed.any(random).toString());
                pulled += pulledAsForeseen(id, PURPOSE);
            }
        }
        assertThat(pulled).as("partners that got something").isGreaterThan(20);
    }

    private static String filedAndReleased(ObjectNode content) {
        String id = post(CASES, "be-fgp-officer", "/v1/referrals", content.toString())
                .path("id")
                .asText();
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/submit", null);
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/release", null);
        return id;
    }

    /** @return how many got something */
    private static int pulledAsForeseen(String id, String purpose) {
        String recipients =
                Filed.RECIPIENTS.stream().map(agency -> "&recipient=" + agency).collect(Collectors.joining());
        String path = "/v1/referrals/" + id + "/preview?purpose=" + purpose + recipients;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stack.callAs("be-fgp-officer", "GET", url(CASES, path), Map.of(), null)
                                .status()
                        == 200);
        JsonNode preview = get(CASES, "be-fgp-officer", path).json();
        Map<String, String> headers = declaration();
        headers.put("Entente-Purpose", purpose);
        int pulled = 0;
        for (JsonNode outlook : preview.path("recipients")) {
            String analyst = outlook.path("recipient").asText() + "-analyst";
            boolean something = outlook.path("payload").isTextual();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Answer answer = call(analyst, "GET", "/v1/records/" + id, headers, null);
                assertThat(answer.status()).as("%s %s", outlook, answer.text()).isEqualTo(something ? 200 : 404);
                if (something)
                    assertThat(answer.text()).isEqualTo(outlook.path("payload").asText());
            });
            if (something) pulled++;
        }
        int asked = Filed.RECIPIENTS.size();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(events("be-auditor", id, "record.pulled"))
                .filteredOn(event -> event.path("purpose").asText().equals(purpose))
                .hasSizeGreaterThanOrEqualTo(asked)
                .extracting(event -> proven("be-auditor", event, "policy"))
                .containsOnly(preview.path("policy").path("agreements").asText()));
        return pulled;
    }

    @Test
    @Tag("P4")
    void a_service_starts_while_keycloak_is_down_and_works_once_it_is_up() {
        deployment.kill(Deployment.KEYCLOAK);
        deployment.kill(CASES);

        deployment.start(CASES, Clone.QUICK);
        deployment.start(Deployment.KEYCLOAK);

        Answer answer = new Stack(deployment.endpoints())
                .callAs("be-fgp-officer", "GET", url(CASES, "/v1/referrals"), Map.of(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static String file() {
        return post(CASES, "be-fgp-officer", "/v1/referrals", Filed.seizure().toString())
                .path("id")
                .asText();
    }

    private static String submitted() {
        String id = file();
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/submit", null);
        return id;
    }

    private void release(String id) {
        post(CASES, "be-fgp-officer", "/v1/referrals/" + id + "/release", null);
    }

    private static String pull(String id) {
        Answer answer = pullAnswer(id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.header("Entente-Disclosure").orElseThrow();
    }

    private static Answer pullAnswer(String id) {
        return stack.callAs("us-hsi-analyst", "GET", url(GATEWAY, "/v1/records/" + id), declaration(), null);
    }

    private static void eachBecomesVisibleOnce(List<String> ids) {
        ids.forEach(id -> await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(feedChanges(id)).containsExactly("visible")));
    }

    /** Every change of a record that HSI's feed tells, from the first page on. */
    private static List<String> feedChanges(String id) {
        List<String> changes = new ArrayList<>();
        String after = "";
        while (true) {
            Answer answer = stack.callAs(
                    "us-hsi-analyst", "GET", url(GATEWAY, "/v1/feed?limit=100" + after), declaration(), null);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            JsonNode page = answer.json();
            page.path("entries").forEach(entry -> {
                if (entry.path("record").asText().equals(id))
                    changes.add(entry.path("change").asText());
            });
            if (page.path("entries").isEmpty() || !page.path("next").isTextual()) return changes;
            after = "&after=" + page.path("next").asText();
        }
    }

    private static void eventuallyExactlyOnce(String auditor, String record, String type) {
        await().ignoreExceptions()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events(auditor, record, type)).hasSize(1));
    }

    private static List<JsonNode> events(String auditor, String record, String type) {
        Answer answer = stack.callAs(
                auditor,
                "GET",
                url(AUDIT, "/v1/events?limit=100&record=" + record + "&type=" + type),
                Map.of("Entente-Ground", "EXERCISE crash test"),
                null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> events = new ArrayList<>();
        answer.json().path("events").forEach(events::add);
        return events;
    }

    /** @return what a part of an event says that the reader may open, as it was signed */
    private static String proven(String auditor, JsonNode event, String name) {
        Answer answer = stack.callAs(
                auditor,
                "GET",
                url(AUDIT, "/v1/events/" + event.path("index").asText()),
                Map.of("Entente-Ground", "EXERCISE crash test"),
                null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        for (JsonNode disclosure : answer.json().path("disclosures")) {
            JsonNode part = json(Base64.getUrlDecoder().decode(disclosure.asText()));
            if (part.path(1).asText().equals(name)) return part.path(2).asText();
        }
        return "nothing says " + name;
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return new ObjectMapper().readTree(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode post(String service, String who, String path, String body) {
        Answer answer = stack.callAs(who, "POST", url(service, path), Map.of(), body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    private static Answer get(String service, String who, String path) {
        Answer answer = stack.callAs(who, "GET", url(service, path), Map.of(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static JsonNode keyed(String path, String body) {
        Answer answer = stack.callAs(
                "be-fgp-officer",
                "POST",
                url(CASES, path),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()),
                body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    /** A consent is asked for and given, and a record is pulled by it. */
    private static void consented(Canary canary, String id) {
        Map<String, String> headers = because(canary, "application/json");
        Answer asked = call("us-hsi-analyst", "POST", "/v1/records/" + id + "/consents", headers, canary.wish());
        assertThat(asked.status()).as(asked.text()).isEqualTo(201);
        String consent = "/v1/consents/" + asked.json().path("consent").asText();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stack.callAs("be-fgp-officer", "GET", url(CASES, consent), Map.of(), null)
                                .status()
                        == 200);
        keyed(consent + "/answer", canary.grant());
        await().atMost(Duration.ofSeconds(60)).until(() -> call("us-hsi-analyst", "GET", consent, headers, null)
                .text()
                .contains(canary.condition()));
        assertThat(call("us-hsi-analyst", "GET", "/v1/records/" + id, headers, null)
                        .status())
                .isEqualTo(200);
    }

    private static Answer call(String who, String method, String path, Map<String, String> headers, String body) {
        return stack.callAs(who, method, url(GATEWAY, path), headers, body);
    }

    private static Map<String, String> because(Canary canary, String accept) {
        Map<String, String> headers = declaration();
        headers.put("Entente-Justification", "EXERCISE " + canary.why());
        headers.put("Accept", accept);
        return headers;
    }

    /** As the owner of the database, who alone may write there for somebody else. */
    private static void sql(String database, String statement) {
        Properties properties = new Properties();
        String owner = database + "_owner";
        properties.setProperty("user", owner);
        properties.setProperty(
                "password",
                deployment.endpoints().postgres().databases().get(database).get(owner));
        properties.setProperty("sslmode", "require");
        String url = "jdbc:postgresql://127.0.0.1:"
                + deployment.endpoints().postgres().port() + "/" + database;
        try (Connection connection = new org.postgresql.Driver().connect(url, properties);
                Statement run = connection.createStatement()) {
            assertThat(run.executeUpdate(statement)).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(String service, String path) {
        return deployment.endpoints().service(service) + path;
    }

    private static Map<String, String> declaration() {
        Map<String, String> headers = new HashMap<>();
        headers.put("Entente-Purpose", PURPOSE);
        headers.put("Entente-Justification", "EXERCISE crash test");
        headers.put("Accept", "application/json");
        return headers;
    }
}
