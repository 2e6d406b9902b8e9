package io.entente.gateway.agreement;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.entente.gateway.agreement.AgreementTestData.circle;
import static io.entente.gateway.agreement.AgreementTestData.permit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Agreements of more than two parties. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class CirclesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path FIVE =
            Path.of("..", "deploy", "agreements", "examples", "five-parties", "agreements", "five-parties.json");

    private static final String WISH = "{\"kind\":\"action\",\"purposes\":[\"drug-trafficking\"],"
            + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}";

    @Inject
    TakeAgreements takeAgreements;

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    /** The code knows none of the four that are new; the register, the issuers and this agreement do. */
    @Test
    @Tag("P1")
    void five_parties_join_by_configuration_alone() throws IOException {
        RecordTestData record = RecordTestData.released()
                .ownedBy("uk-nca")
                .to(Map.of(
                        "us-hsi", "full", "ca-rcmp", "full", "au-afp", "full", "nz-police", "full", "be-fgp", "full"));
        partners.release(record);
        byte[] document = Files.readAllBytes(FIVE);
        VersionKey version = VersionKey.of(AgreementDocument.read(document));
        List<String> agencies = List.of("us-hsi", "uk-nca", "ca-rcmp", "au-afp", "nz-police");
        signatories("uk-nca").get(0).upload(new String(document, StandardCharsets.UTF_8));

        for (String agency : agencies) {
            assertThat(pull(record, agency)).as(agency).isEqualTo(404);
            for (Signatory signatory : signatories(agency))
                assertThat(signatory.approve(version).statusCode()).isEqualTo(200);
            assertThat(signatories(agency).get(0).sign(version).statusCode()).isEqualTo(200);
        }

        assertThat(signatories("us-hsi").get(1).read(version).jsonPath().getString("state"))
                .isEqualTo("in-force");
        for (String agency : List.of("us-hsi", "ca-rcmp", "au-afp", "nz-police"))
            assertThat(pull(record, agency)).as(agency).isEqualTo(200);
        assertThat(answer(record, "us-hsi").asString()).contains("EXERCISE Person");
        assertThat(answer(record, "ca-rcmp").asString()).doesNotContain("EXERCISE Person");
        assertThat(pull(record, "be-fgp")).isEqualTo(404);
        assertThat(signatories("nz-police").get(0).suspend(version).statusCode())
                .isEqualTo(200);
        assertThat(pull(record, "au-afp")).isEqualTo(404);
    }

    @Test
    @Tag("P7")
    void in_a_circle_of_hidden_members_nothing_tells_one_of_another() {
        take(circle(
                any(),
                true,
                "[{\"party\": \"ca-rcmp\"}, {\"party\": \"nz-police\"}, {\"party\": \"au-afp\"}]",
                permit("nz-police", "type", "marking", "reference", "logistics"),
                permit("au-afp", "type", "marking", "reference", "logistics", "narrative")));
        RecordTestData shared =
                RecordTestData.released().ownedBy("ca-rcmp").to(Map.of("nz-police", "full", "au-afp", "full"));
        partners.release(shared);

        Response payload = answer(shared, "nz-police");
        Response feed = partners.analyst("NZ", "nz-police", "drug-trafficking").get("/v1/feed");
        Response proof = partners.analyst("NZ", "nz-police", "drug-trafficking")
                .accept("application/sd-jwt")
                .get("/v1/records/" + shared.id());
        // Another member, another view, and all that follows from it.
        assertThat(answer(shared, "au-afp").asString()).contains("behind the rear panel");
        for (String member : List.of("nz-police", "au-afp")) {
            posted(member, shared, "/consents", WISH).then().statusCode(201);
            posted(member, shared, "/responses", "{\"answer\":\"accept\"}")
                    .then()
                    .statusCode(200);
        }
        partners.recall(shared);
        List<Response> all = new ArrayList<>(List.of(payload, proof, feed, replayOf(payload)));
        for (String list : List.of("/v1/feed", "/v1/consents", "/v1/clocks", "/v1/recalls"))
            all.add(partners.analyst("NZ", "nz-police", "drug-trafficking").get(list));

        assertThat(all).allMatch(told -> told.statusCode() == 200);
        assertThat(all.get(all.size() - 1).asString()).contains(shared.id().toString());
        for (Response told : all) {
            assertNobodyElse(told.asString());
            assertNobodyElse(told.headers().toString());
        }
        SdStatement.parse(proof.asString())
                .disclosures()
                .forEach(disclosed -> assertNobodyElse(disclosed.name() + disclosed.value()));
        assertNobodyElse(eventOf(payload));
        // Who is of no office of the circle's learns nothing of it at all.
        assertThat(signatories("nz-police")
                        .get(0)
                        .asking("partner-analyst")
                        .get("/v1/agreements")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @Tag("P1")
    void a_record_in_two_circles_shows_each_what_that_circle_carries() {
        take(circle(
                any(),
                false,
                "[{\"party\": \"uk-nca\"}, {\"party\": \"eu-europol\"}]",
                permit("eu-europol", "type", "logistics")));
        take(circle(
                any(),
                true,
                "[{\"party\": \"uk-nca\"}, {\"party\": \"be-customs\"}]",
                permit("be-customs", "type", "narrative")));
        RecordTestData record =
                RecordTestData.released().ownedBy("uk-nca").to(Map.of("eu-europol", "full", "be-customs", "full"));
        partners.release(record);

        assertThat(answer(record, "eu-europol").asString())
                .contains("CSQU3054383")
                .doesNotContain("behind the rear panel");
        assertThat(answer(record, "be-customs").asString())
                .contains("behind the rear panel")
                .doesNotContain("CSQU3054383");
    }

    /** Otherwise any two of a circle could take away what the others rely on. */
    @Test
    @Tag("P1")
    void two_members_replace_an_agreement_for_themselves_and_for_nobody_else() {
        String first = circle(
                any(),
                false,
                "[{\"party\": \"uk-nca\"}, {\"party\": \"eu-europol\"}, {\"party\": \"nz-police\"}, {\"party\": \"ca-rcmp\"}]",
                ofNewZealand("ca-rcmp"),
                ofNewZealand("eu-europol"),
                "{\"id\": \"forbid\", \"effect\": \"forbid\", \"from\": {\"agency\": \"nz-police\"},"
                        + " \"to\": {\"agency\": \"ca-rcmp\"}, \"cites\": [{\"instrument\": \"basis\", \"article\": \"Art. 2\"}]}");
        take(first);
        take(circle(any(), false, "[{\"party\": \"nz-police\"}, {\"party\": \"ca-rcmp\"}]", ofNewZealand("ca-rcmp")));
        RecordTestData forbidden =
                RecordTestData.released().ownedBy("nz-police").to(Map.of("ca-rcmp", "full", "eu-europol", "full"));
        partners.release(forbidden);
        assertThat(pull(forbidden, "ca-rcmp")).isEqualTo(404);
        assertThat(pull(forbidden, "eu-europol")).isEqualTo(200);

        String second = first.replace("\"version\": 1", "\"version\": 2")
                .replace(", {\"party\": \"nz-police\"}, {\"party\": \"ca-rcmp\"}]", "]")
                .replaceAll(",\\{\"id\": \"forbid\".*?]}", "");
        assertThat(second).doesNotContain("\"forbid\"").doesNotContain("\"party\": \"nz-police\"");
        VersionKey version = VersionKey.of(AgreementDocument.read(second.getBytes(StandardCharsets.UTF_8)));
        assertThat(member("uk-nca", "one").upload(second).statusCode()).isEqualTo(201);
        for (String agency : List.of("uk-nca", "eu-europol")) {
            for (String name : List.of("one", "two"))
                assertThat(member(agency, name).approve(version).statusCode()).isEqualTo(200);
            assertThat(member(agency, "one").sign(version).statusCode()).isEqualTo(200);
        }

        VersionKey before = new VersionKey(version.agreement(), 1);
        assertThat(member("uk-nca", "one").read(version).jsonPath().getString("state"))
                .isEqualTo("in-force");
        assertThat(member("nz-police", "one").read(before).jsonPath().getString("state"))
                .isEqualTo("in-force");
        assertThat(pull(forbidden, "ca-rcmp")).isEqualTo(404);
        // Whoever moved on is offered nothing any more by who did not.
        assertThat(pull(forbidden, "eu-europol")).isEqualTo(404);
    }

    @Test
    @Tag("P1")
    void who_is_in_two_circles_gets_what_either_carries_and_what_is_left_when_one_is_suspended() {
        String logistics = inCircleWith("us-cbp", "type", "reference", "logistics");
        String narrative = inCircleWith("us-cbp", "type", "reference", "narrative");
        RecordTestData record = RecordTestData.released()
                .ownedBy("uk-nca")
                .to(Map.of("us-cbp", "full under " + logistics + " and full under " + narrative));
        partners.release(record);

        assertThat(answer(record, "us-cbp").asString()).contains("CSQU3054383").contains("behind the rear panel");
        suspend(logistics);
        assertThat(answer(record, "us-cbp").asString())
                .doesNotContain("CSQU3054383")
                .contains("behind the rear panel");
        partners.release(
                record.amended().to(Map.of("us-cbp", "full under " + logistics + " and pointer under " + narrative)));
        assertThat(answer(record, "us-cbp").asString())
                .as("the stricter mode holds")
                .doesNotContain("behind the rear panel")
                .contains("liaison@uk-nca.example");
    }

    /** @return the id of a circle in force of the owner and one more */
    private String inCircleWith(String agency, String... classes) {
        String circle = circle(
                any(), false, "[{\"party\": \"uk-nca\"}, {\"party\": \"" + agency + "\"}]", permit(agency, classes));
        take(circle);
        return version(circle).agreement();
    }

    private void suspend(String circle) {
        signatories("uk-nca").get(0).suspend(new VersionKey(circle, 1)).then().statusCode(200);
    }

    private static VersionKey version(String circle) {
        return VersionKey.of(AgreementDocument.read(circle.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Tag("P1")
    void who_joins_or_leaves_a_circle_does_so_from_its_date() {
        Change change = changing(5);
        RecordTestData record = change.record();

        await().atMost(PATIENCE).until(() -> told(record, "eu-euda", "withdrawn") == 1);
        await().atMost(PATIENCE).until(() -> told(record, "us-dea", "visible") == 1);

        assertThat(Instant.now()).isAfterOrEqualTo(change.at());
        assertThat(pull(record, "eu-euda")).isEqualTo(404);
        assertThat(pull(record, "us-dea")).isEqualTo(200);
    }

    private record Change(RecordTestData record, Instant at) {}

    /** One leaves and one joins, so many seconds from now; later where a busy machine does not see in time how it was. */
    private Change changing(int seconds) {
        RecordTestData record =
                RecordTestData.released().ownedBy("uk-nca").to(Map.of("eu-euda", "full", "us-dea", "full"));
        partners.shelve(record);
        Instant at = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        String circle = circle(
                any(),
                false,
                "[{\"party\": \"uk-nca\"}, {\"party\": \"eu-euda\", \"until\": \"%s\"}, {\"party\": \"us-dea\", \"from\": \"%s\"}]"
                        .formatted(at, at),
                permit("eu-euda", "type", "logistics"),
                permit("us-dea", "type", "logistics"));
        take(circle);
        await().atMost(PATIENCE)
                .until(() -> told(record, "eu-euda", "visible") == 1
                        || !Instant.now().isBefore(at));
        List<Integer> before = List.of(pull(record, "eu-euda"), pull(record, "us-dea"));
        if (!Instant.now().isBefore(at) && seconds < 60) {
            signatories("uk-nca").get(0).suspend(version(circle)).then().statusCode(200);
            return changing(3 * seconds);
        }
        assertThat(before).containsExactly(200, 404);
        return new Change(record, at);
    }

    private void take(String json) {
        takeAgreements
                .take(List.of(AgreementTestData.file(stack.keys(), json)))
                .await()
                .atMost(PATIENCE);
    }

    private static String any() {
        return "circle-" + UUID.randomUUID();
    }

    /** So that it does not reach into the circles of other tests. */
    private static String ofNewZealand(String to) {
        return permit(to, "type", "reference", "logistics")
                .replace("{\"class\": \"police\"}", "{\"agency\": \"nz-police\"}");
    }

    private static void assertNobodyElse(String text) {
        assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain("au-afp").doesNotContain("\"au\"");
    }

    private String eventOf(Response answered) {
        while (true) {
            var said = Partners.asker(stack.others().receive(Address.AUDIT_GATEWAY));
            if (said.get("disclosure").asText().equals(answered.header("Entente-Disclosure")))
                return said.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
    }

    /** Of an agency that is a party itself. */
    private Signatory member(String agency, String name) {
        return Signatory.of(stack, agency, agency, name);
    }

    private List<Signatory> signatories(String agency) {
        return Stream.of("one", "two")
                .map(name -> Signatory.of(stack, agency, agency.substring(0, 2).toUpperCase(Locale.ROOT), name))
                .toList();
    }

    private Response answer(RecordTestData record, String agency) {
        return partners.analyst(agency.substring(0, 2).toUpperCase(Locale.ROOT), agency, "drug-trafficking")
                .get("/v1/records/" + record.id());
    }

    private Response posted(String agency, RecordTestData record, String what, String json) {
        return partners.analyst(agency.substring(0, 2).toUpperCase(Locale.ROOT), agency, "drug-trafficking")
                .contentType("application/json")
                .body(json)
                .post("/v1/records/" + record.id() + what);
    }

    private Response replayOf(Response answered) {
        return signatories("nz-police")
                .get(0)
                .asking("auditor")
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + answered.header("Entente-Disclosure") + "/replay");
    }

    private int pull(RecordTestData record, String agency) {
        return answer(record, agency).statusCode();
    }

    private long told(RecordTestData record, String agency, String change) {
        return partners.count("feed_entry where agency = '" + agency + "' and change = '" + change + "' and record = '"
                + record.id() + "'");
    }
}
