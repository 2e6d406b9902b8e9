package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entente.system.RawTls.Dripped;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What {@code deploy/up} promises to whoever runs it. */
class UpIT {
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LATER = Duration.ofMinutes(3);
    private static final String FEED =
            " -o /dev/null -w '%{http_code}' https://127.0.0.1:" + (Clone.PORT_BASE + 1) + "/v1/feed"
                    + " -H 'Entente-Purpose: drug-trafficking' -H 'Entente-Justification: EXERCISE'"
                    + " -H 'Entente-On-Behalf-Of: officer-7'";

    @Test
    void tells_the_story_keeps_running_and_stops_without_a_trace_or_an_orphan() throws IOException {
        try (Launched up = Launched.up("--fresh").awaitReady(FIRST)) {
            CompletableFuture<Dripped> slow = aBodyDrips();
            tellsTheWholeStory(up.output());
            printsWhatTheReadmeShows(up.output());
            endpointsAreForTheOwnerAloneAndComplete();
            tokensAreToBeHad();
            aSystemsTokenIsWorthNothingWithoutItsCertificate();
            aSystemsTokenIsWorthNothingWithTheCertificateOfAnother();
            everyCallAnswers("README.md", 5);
            everyCallAnswers("docs/guides/partner-quickstart.md", 5);
            assertThat(everyCallAnswers("docs/guides/agreements.md", 10))
                    .as("the draft that is tried takes something away from a decision that was made")
                    .containsPattern("\"examined\":[1-9]")
                    .containsPattern("\"closes\":\\[[^\\]]*\"narrative\"");
            nothingListensBeyondLoopback(up);
            whatDripsIsCutOffAsShipped(slow.join());

            List<ProcessHandle> children = up.children();
            up.interrupt();
            up.awaitExit(Duration.ofSeconds(60));
            assertThat(children).noneMatch(ProcessHandle::isAlive);
            assertThat(Clone.ENDPOINTS).doesNotExist();
        }

        try (Launched mourning = Launched.up("--no-story").awaitReady(LATER)) {
            theDataIsStillThere();

            List<ProcessHandle> children = mourning.children();
            mourning.child("case-service").destroyForcibly();
            assertThat(mourning.awaitExit(Duration.ofSeconds(60))).isNotZero();
            assertThat(mourning.output()).containsPattern("case-service ended .*: see .*case-service\\.log");
            assertThat(children).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** At the worst moment: while everything is being started. */
    @Test
    void killed_while_it_starts_it_leaves_no_orphan() {
        try (Launched up = Launched.up("--no-story")) {
            up.awaitUntil("case-service is started", FIRST, () -> up.runs("case-service"));
            List<ProcessHandle> children = up.children();
            up.killNine();
            await("no orphan is left").atMost(Duration.ofSeconds(30)).until(() -> children.stream()
                    .noneMatch(ProcessHandle::isAlive));
        }
    }

    @Test
    void a_taken_port_is_named_in_one_sentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(Clone.PORT_BASE + 4, 1, InetAddress.getLoopbackAddress());
                Launched up = Launched.up("--no-story")) {
            assertThat(up.awaitExit(Duration.ofSeconds(60))).isNotZero();
            assertThat(up.output())
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("--port-base");
        }
    }

    @Test
    void an_unknown_argument_is_named_in_one_sentence() {
        try (Launched up = Launched.up("--frehs")) {
            assertThat(up.awaitExit(Duration.ofSeconds(60))).isNotZero();
            assertThat(up.output()).contains("--frehs").contains("--help");
        }
    }

    private static void tellsTheWholeStory(String output) {
        assertThat(output)
                .contains("The agreement us-be is approved and signed by US and BE")
                .contains("shows the mechanism, not independence")
                .contains("HSI would get logistics, narrative, seizure, substance, under us-be/1/")
                .contains("It is what the officer foresaw, and byte for byte what a preview of the release says.")
                .contains("404, byte for byte what HSI gets for a record that does not exist")
                .contains("forbidden-by-clause under us-be/1/no-immigration-enforcement")
                .contains("not-a-recipient")
                .contains("disclosed under be-eu/1/")
                .contains("The officer reads: us-hsi asks for onward-transfer to us-dea.")
                .contains("Until Belgium has said yes, DEA gets 404.")
                .contains("The consent is granted.")
                .containsPattern("DEA gets logistics, narrative, seizure, substance, as disclosure [0-9a-f-]{36}\\.")
                .contains("The consent is revoked, and DEA's next pull is withheld: 404.")
                .contains("HSI's feed says: changed")
                .contains("HSI's feed says: withdrawn")
                .contains("The officer reads: eu-europol has answered, in time.")
                .contains("decisions, each with the same answer as on record")
                .contains(
                        "The draft would have closed the narrative in the 4 pulls of HSI and DEA that got it, and opened nothing")
                .contains("Belgium=123, Europe=419, Netherlands=59, Spain=118")
                .containsPattern("eu-europol owes a receipt until \\S+Z\\.")
                .contains("Europol, asking about what HSI owes, gets 404.")
                .contains("us-hsi: purged, signed with its own key.")
                .contains("eu-europol: restricted-legal-hold, an officer's statement, which proves nothing.")
                .containsPattern("HSI reads: BE-FGP-\\w+, ask liaison@be-fgp\\.example\\. The note is signed")
                .contains("404 for DEA, byte for byte. The officer reads: us-dea asked and got nothing")
                .contains("23 steps, each as it should be")
                .contains("Sign-ins");
    }

    /** Line by line, in this order: numbers and names of the steps too. */
    private static void printsWhatTheReadmeShows(String output) throws IOException {
        Matcher shown = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Clone.ROOT.resolve("README.md")));
        assertThat(shown.find()).as("the README shows what deploy/up prints").isTrue();
        assertThat(output.lines().toList())
                .containsSubsequence(shown.group(1).lines().toList());
    }

    private static void endpointsAreForTheOwnerAloneAndComplete() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Clone.ENDPOINTS)))
                .isEqualTo("rw-------");
        JsonNode endpoints = new ObjectMapper().readTree(Clone.ENDPOINTS.toFile());
        assertThat(endpoints.properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder("ca", "services", "issuers", "clients", "users", "postgres", "broker");
        assertThat(names(endpoints.path("services")))
                .containsExactlyInAnyOrder("case-service", "partner-gateway", "audit-service");
        assertThat(names(endpoints.path("issuers"))).containsExactlyInAnyOrder("US", "BE", "EU");
        assertThat(names(endpoints.path("clients").get(0)))
                .containsExactlyInAnyOrder(
                        "id", "agency", "jurisdiction", "tokenUrl", "certificate", "key", "recordKey");
        assertThat(names(endpoints.path("users").get(0)))
                .containsExactlyInAnyOrder("username", "password", "agency", "unit", "jurisdiction", "roles");
        assertThat(names(endpoints.path("postgres"))).containsExactlyInAnyOrder("host", "port", "databases");
        assertThat(names(endpoints.path("broker"))).containsExactlyInAnyOrder("host", "port");
        assertThat(Path.of(endpoints.path("ca").asText())).exists();
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    private static void tokensAreToBeHad() {
        Pattern jwt = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+\\s*");
        assertThat(Clone.shell("deploy/token be-fgp-officer").output()).matches(jwt);
        assertThat(Clone.shell("deploy/token us-hsi-system").output()).matches(jwt);
        assertThat(Clone.shell("deploy/token nobody").exit()).isNotZero();
    }

    private static void aSystemsTokenIsWorthNothingWithoutItsCertificate() throws IOException {
        assertThat(Clone.shell("deploy/curl --as us-hsi-system" + FEED).output())
                .isEqualTo("200");
        assertThat(withTokenOfHsi("").output()).isEqualTo("401");
    }

    /** Over the same mutual TLS: both certificates are good, and each token is bound to one of them. */
    private static void aSystemsTokenIsWorthNothingWithTheCertificateOfAnother() throws IOException {
        String another = "eu-europol-system";
        assertThat(Clone.shell("deploy/curl --as " + another + FEED).output()).isEqualTo("200");

        assertThat(withTokenOfHsi(certificateOf("us-hsi-system")).output()).isEqualTo("200");
        assertThat(withTokenOfHsi(certificateOf(another)).output()).isEqualTo("401");
    }

    private static Clone.Result withTokenOfHsi(String certificate) throws IOException {
        return Clone.shell("curl -s --cacert " + ca() + certificate
                + " -H \"Authorization: Bearer $(deploy/token us-hsi-system)\"" + FEED);
    }

    private static String certificateOf(String client) throws IOException {
        for (JsonNode each :
                new ObjectMapper().readTree(Clone.ENDPOINTS.toFile()).path("clients"))
            if (each.path("id").asText().equals(client))
                return " --cert " + each.path("certificate").asText() + " --key "
                        + each.path("key").asText();
        throw new AssertionError("no client " + client);
    }

    private static String ca() throws IOException {
        return new ObjectMapper().readTree(Clone.ENDPOINTS.toFile()).path("ca").asText();
    }

    /** A byte each second, while everything else goes on. */
    private static CompletableFuture<Dripped> aBodyDrips() throws IOException {
        String beginning = "POST /v1/referrals HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + Clone.shell("deploy/token be-fgp-officer").output().strip()
                + "\r\nContent-Length: 1000\r\n\r\n{";
        Path ca = Path.of(ca());
        return CompletableFuture.supplyAsync(() -> {
            try (RawTls slow = RawTls.to("https://127.0.0.1:" + Clone.PORT_BASE, ca)) {
                return slow.drip(beginning, Duration.ofSeconds(40));
            }
        });
    }

    /** After {@code entente.http.body-time}, which nobody here has changed. */
    private static void whatDripsIsCutOffAsShipped(Dripped body) {
        assertThat(body.closed()).isTrue();
        assertThat(body.statuses()).containsExactly(408);
        assertThat(body.after()).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    }

    /** The commands stand on the page as one reader types them after another, in blocks of the language sh. */
    private static String everyCallAnswers(String page, int atLeast) throws IOException {
        String text = Files.readString(Clone.ROOT.resolve(page));
        Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(text);
        StringBuilder script = new StringBuilder("set -euo pipefail\nPATH=$JAVA_HOME/bin:$PATH\n");
        int calls = 0;
        while (block.find()) {
            script.append(block.group(1));
            calls += block.group(1).split("deploy/curl", -1).length - 1;
        }
        assertThat(calls).isGreaterThanOrEqualTo(atLeast);

        Clone.Result result = Clone.shell(script.toString()
                // A reader takes a moment between two calls; here the next one is tried again until the record has
                // arrived.
                .replaceAll(
                        "deploy/curl --as (\\S+)",
                        "deploy/curl --as $1 --fail-with-body --retry 20 --retry-all-errors --retry-delay 1")
                .replace("127.0.0.1:184", "127.0.0.1:" + Clone.PORT_BASE / 100));
        assertThat(result.exit()).as(result.output()).isZero();
        return result.output();
    }

    /** Kernel tables: state 0A is LISTEN; addresses are little-endian hexadecimal. */
    private static void nothingListensBeyondLoopback(Launched up) throws IOException {
        List<Integer> ours =
                Stream.iterate(Clone.PORT_BASE, port -> port + 1).limit(100).toList();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6"))
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.trim().split("\\s+");
                if (fields.length < 4 || !fields[3].equals("0A")) continue;
                String[] local = fields[1].split(":");
                if (ours.contains(Integer.parseInt(local[1], 16)))
                    assertThat(local[0])
                            .as(line)
                            .isIn("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");
            }
        assertThat(up.children()).isNotEmpty();
    }

    private static void theDataIsStillThere() {
        Clone.Result list = Clone.shell("deploy/curl --as be-fgp-officer --fail-with-body https://127.0.0.1:"
                + Clone.PORT_BASE + "/v1/referrals");
        assertThat(list.exit()).as(list.output()).isZero();
        assertThat(list.output()).contains("BE-FGP-").contains("recalled");
    }
}
