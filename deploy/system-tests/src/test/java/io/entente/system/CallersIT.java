package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.Deployment;
import io.entente.local.Options;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Who may call and who may speak for whom: with real processes, the real identity provider, and a fourth jurisdiction. */
@Tag("P4")
// Minutes: a second Keycloak is filled, and services start several times.
@Tag("crash")
class CallersIT {
    private static final int PORT_BASE = Clone.portsFrom(2400);
    private static final Path TARGET = Clone.ROOT.resolve("deploy/system-tests/target");
    private static final Path RUN = TARGET.resolve("run-callers");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CASES = "case-service";
    private static final String GATEWAY = "partner-gateway";
    private static final String AUDIT = "audit-service";

    private static Deployment deployment;
    private static Stack stack;

    @BeforeAll
    static void everythingRuns() {
        Path parties = Netherlands.join(TARGET.resolve("parties"));
        deployment = Deployment.up(
                new Options(Clone.ROOT, PORT_BASE, true, false, false)
                        .with(parties)
                        .in(RUN),
                System.out);
        stack = new Stack(deployment.endpoints());
    }

    @AfterAll
    static void everythingStops() {
        if (deployment != null) deployment.close();
    }

    @Test
    void a_fourth_jurisdiction_joins_by_files_alone() {
        assertThat(deployment.endpoints().issuers()).containsOnlyKeys("US", "BE", "EU", "NL");
        JsonNode feed = get(GATEWAY, "nl-police-analyst", "/v1/feed").json();
        assertThat(feed.path("entries")).isEmpty();

        String id = released(CASES, "be-fgp-officer", "nl-police");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        get(GATEWAY, "nl-police-analyst", "/v1/feed").text())
                .contains(id));
        Answer record = get(GATEWAY, "nl-police-analyst", "/v1/records/" + id);
        assertThat(record.status()).as(record.text()).isEqualTo(200);
        assertThat(get(GATEWAY, "us-hsi-analyst", "/v1/records/" + id).status()).isEqualTo(404);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(get(AUDIT, "nl-police-auditor", "/v1/events?record=" + id)
                                .text())
                        .contains("record.pulled"));
        assertThat(get(CASES, "nl-police-officer", "/v1/referrals").status()).isEqualTo(200);
    }

    @Test
    void a_case_service_of_one_jurisdiction_cannot_release_for_another() throws IOException {
        Map<String, String> told = Other.toldTo(deployment, CASES);
        told.put("entente.service", Netherlands.CASES_OF_US);
        channelsInto(CASES)
                .forEach(channel -> told.put(
                        "mp.messaging.incoming." + channel + ".container-id", Netherlands.CASES_OF_US + "-" + channel));
        told.replaceAll((name, value) -> name.startsWith("entente.keys.signing") || name.startsWith("entente.keys.enc")
                ? value.replace("/case-service/", "/" + Netherlands.CASES_OF_US + "/")
                : value);
        try (Other ofUs = Other.start(CASES, told, PORT_BASE + 10)) {
            ofUs.awaitReady(stack);

            String belgian = released(ofUs.url(), "be-fgp-officer", "us-hsi");
            String american = released(ofUs.url(), "us-hsi-officer", "be-fgp");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(get(GATEWAY, "be-fgp-analyst", "/v1/records/" + american)
                                    .status())
                            .isEqualTo(200));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(Files.readString(RUN.resolve("logs/partner-gateway.log")))
                            .contains("the sender does not speak for the record's jurisdiction"));
            assertThat(get(GATEWAY, "us-hsi-analyst", "/v1/records/" + belgian).status())
                    .isEqualTo(404);
        }
    }

    @Test
    void tokens_stay_good_while_keycloak_is_dead_and_people_sign_in_again_once_it_is_back() {
        // One that has just signed in: its tokens last longer than this test.
        Stack signedIn = new Stack(deployment.endpoints());
        everybodyIsAnswered(signedIn);

        deployment.kill(Deployment.KEYCLOAK);
        everybodyIsAnswered(signedIn);
        Answer stranger = signedIn.call(
                "GET",
                url(CASES, "/v1/referrals"),
                strangersToken(signedIn.tokenFor("be-fgp-officer")),
                Map.of(),
                null);
        assertThat(stranger.status()).as(stranger.text()).isEqualTo(401);
        assertThatThrownBy(() -> new Stack(deployment.endpoints()).tokenFor("be-fgp-officer"))
                .isInstanceOf(Unavailable.class);

        deployment.start(Deployment.KEYCLOAK);
        everybodyIsAnswered(new Stack(deployment.endpoints()));
    }

    @Test
    void a_realm_changes_its_key_and_no_right_token_is_refused() {
        String old = stack.tokenFor("nl-police-officer");
        assertThat(stack.call("GET", url(CASES, "/v1/referrals"), old, Map.of(), null)
                        .status())
                .isEqualTo(200);

        giveANewKey();
        String renewed = new Stack(deployment.endpoints()).tokenFor("nl-police-officer");

        assertThat(keyId(renewed)).isNotEqualTo(keyId(old));
        for (String token : List.of(renewed, old, renewed))
            assertThat(stack.call("GET", url(CASES, "/v1/referrals"), token, Map.of(), null)
                            .status())
                    .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {CASES, GATEWAY, AUDIT})
    void what_the_demo_is_told_no_service_accepts_without_being_told_that_it_is_a_demo(String service)
            throws IOException {
        Map<String, String> told = Other.toldTo(deployment, service);
        told.remove("entente.mode");

        try (Other forgetful = Other.start(service, told, PORT_BASE + 11)) {
            assertThat(forgetful.awaitExit()).isEqualTo(1);
            assertThat(forgetful.output())
                    .contains("This service refuses to start.")
                    .contains("entente.callers.issuers.NL is https://127.0.0.1:")
                    .contains("quarkus.oidc.be.auth-server-url is https://127.0.0.1:")
                    .contains("entente.demo-client names the demo's client")
                    .contains("which deploy/up generated: give a key that its owner made")
                    .contains("list the settings in entente.file-keys-acknowledged")
                    .doesNotContain("\tat io.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CASES, GATEWAY, AUDIT})
    void behind_tls_too_a_request_has_one_end_and_headers_have_a_bound(String service) {
        String get = "GET /v1/none HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        try (RawTls offered = raw(service)) {
            assertThat(offered.protocol()).as("HTTP/2 is not spoken").isNotEqualTo("h2");
            assertThat(offered.statuses(get + "\r\n" + get + "\r\n"))
                    .as("two that follow one another are two")
                    .containsExactly(404, 404);
        }
        String post = "POST /v1/none HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n";
        for (String lengths : List.of(
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Transfer-Encoding: xchunked\r\n",
                " Transfer-Encoding: chunked\r\n"))
            try (RawTls doubtful = raw(service)) {
                assertThat(doubtful.statuses(post + lengths + "\r\n0\r\n\r\n" + get + "\r\n"))
                        .as(lengths)
                        .satisfies(statuses ->
                                assertThat(statuses.stream().skip(1)).allMatch(status -> status == 400));
            }
        try (RawTls large = raw(service)) {
            assertThat(large.statuses(get + "X: " + "y".repeat(40_000) + "\r\n\r\n"))
                    .isSubsetOf(431, 400);
        }
    }

    private static RawTls raw(String service) {
        return RawTls.to(
                deployment.endpoints().service(service),
                Path.of(deployment.endpoints().ca()));
    }

    @Test
    void a_service_starts_in_production_once_everything_is_as_it_should_be() throws IOException {
        Map<String, String> told = production();

        try (Other whole = Other.start(CASES, told, PORT_BASE + 11)) {
            whole.awaitReady(stack);
        }
    }

    @Test
    void the_demo_too_is_refused_a_web_role_that_owns_tables() throws IOException {
        Map<String, String> told = Other.toldTo(deployment, CASES);
        told.put("quarkus.datasource.username", "cases_owner");
        told.put("quarkus.datasource.password", told.get("quarkus.flyway.password"));

        refused(told, "quarkus.datasource.username is cases_owner, which owns tables");
    }

    @Test
    @Tag("P6")
    void the_demo_too_is_refused_a_database_that_may_lose_what_it_acknowledged() throws IOException {
        Map<String, String> told = Other.toldTo(deployment, CASES);
        told.put("quarkus.datasource.worker.reactive.additional-properties.synchronous_commit", "off");

        refused(told, "PostgreSQL runs with synchronous_commit off");
    }

    private static void refused(Map<String, String> told, String sentence) throws IOException {
        try (Other other = Other.start(CASES, told, PORT_BASE + 11)) {
            assertThat(other.awaitExit()).as(other.output()).isEqualTo(1);
            assertThat(other.output()).contains(sentence).doesNotContain("\tat io.");
        }
    }

    /** The broker takes no two clients of one name. */
    private static Stream<String> channelsInto(String service) throws IOException {
        Pattern channel = Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.([^.]+)\\.address=");
        String settings = Files.readString(Clone.ROOT.resolve(service + "/src/main/resources/application.properties"));
        return channel.matcher(settings).results().map(found -> found.group(1));
    }

    /** What the demo is told, with issuers of elsewhere, no demo client, and keys whose owner takes them as files. */
    private static Map<String, String> production() throws IOException {
        Map<String, String> told = Other.toldTo(deployment, CASES);
        told.remove("entente.mode");
        told.remove("entente.demo-client");
        told.replaceAll(
                (name, value) -> value.replaceAll("https://127\\.0\\.0\\.1:\\d+/realms", "https://id.example/realms"));
        Path keys = Files.createTempDirectory(TARGET, "keys");
        for (String name : told.keySet().stream().filter(CallersIT::isKey).toList())
            told.put(name, owned(Path.of(told.get(name)), keys).toString());
        told.put(
                "entente.file-keys-acknowledged",
                String.join(",", told.keySet().stream().filter(CallersIT::isKey).toList()));
        return told;
    }

    private static boolean isKey(String setting) {
        return setting.startsWith("entente.keys.") || setting.equals("entente.agency-keys");
    }

    /** @return a copy without the line by which a generated key is known */
    private static Path owned(Path from, Path to) throws IOException {
        Path copy = to.resolve(from.getFileName());
        if (Files.isDirectory(from)) {
            Files.createDirectories(copy);
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) owned(file, copy);
            }
            return copy;
        }
        return Files.writeString(copy, Files.readString(from).replaceFirst("^#.*\n", ""));
    }

    private static void everybodyIsAnswered(Stack as) {
        for (Answer answer : List.of(
                as.callAs("be-fgp-officer", "GET", url(CASES, "/v1/referrals"), declaration(), null),
                as.callAs("us-hsi-analyst", "GET", url(GATEWAY, "/v1/feed"), declaration(), null),
                as.callAs("eu-auditor", "GET", url(AUDIT, "/v1/events"), declaration(), null)))
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /** The same token under the id of a key that nobody has. */
    private static String strangersToken(String token) {
        String[] parts = token.split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
                .replaceFirst("\"kid\"\\s*:\\s*\"[^\"]+\"", "\"kid\":\"nobodys\"");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + parts[1] + "." + parts[2];
    }

    private static String keyId(String token) {
        try {
            return new ObjectMapper()
                    .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[0]))
                    .path("kid")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a key provider of higher priority to the Dutch realm, as an issuer's administrator does. */
    private static void giveANewKey() {
        String issuer = deployment.endpoints().issuers().get("NL");
        String form = "grant_type=password&client_id=admin-cli&username=" + Netherlands.KEY_KEEPER + "&password="
                + URLEncoder.encode(Netherlands.KEY_KEEPERS_PASSWORD, StandardCharsets.UTF_8);
        Answer signedIn = stack.call(
                "POST",
                issuer + "/protocol/openid-connect/token",
                null,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form);
        assertThat(signedIn.status()).as(signedIn.text()).isEqualTo(200);
        Answer added = stack.call(
                "POST",
                issuer.replace("/realms/", "/admin/realms/") + "/components",
                signedIn.json().path("access_token").asText(),
                Map.of(),
                "{\"name\":\"renewed\",\"providerId\":\"rsa-generated\",\"providerType\":\"org.keycloak.keys.KeyProvider\","
                        + "\"config\":{\"priority\":[\"500\"],\"enabled\":[\"true\"],\"active\":[\"true\"],"
                        + "\"keySize\":[\"2048\"],\"algorithm\":[\"RS256\"]}}");
        assertThat(added.status()).as(added.text()).isEqualTo(201);
    }

    private static String released(String serviceOrUrl, String officer, String recipient) {
        String referrals = (serviceOrUrl.startsWith("https:") ? serviceOrUrl : url(serviceOrUrl, "")) + "/v1/referrals";
        ObjectNode content = content();
        content.putArray("recipients").addObject().put("agency", recipient).put("mode", "full");
        String id = posted(officer, referrals, content.toString()).path("id").asText();
        posted(officer, referrals + "/" + id + "/submit", null);
        posted(officer, referrals + "/" + id + "/release", null);
        return id;
    }

    private static JsonNode posted(String officer, String url, String body) {
        Answer answer = stack.callAs(officer, "POST", url, Map.of(), body);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.json();
    }

    private static Answer get(String service, String who, String path) {
        return stack.callAs(who, "GET", url(service, path), declaration(), null);
    }

    private static String url(String service, String path) {
        return deployment.endpoints().service(service) + path;
    }

    private static Map<String, String> declaration() {
        return Map.of(
                "Entente-Purpose", "drug-trafficking",
                "Entente-Justification", "EXERCISE test of callers",
                "Entente-Ground", "EXERCISE test of callers",
                "Accept", "application/json");
    }

    private static ObjectNode content() {
        try (InputStream file = CallersIT.class.getResourceAsStream("/story/seizure.json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
