package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A version from draft to its end, in the hands of its parties' signatories. Here two agencies are the parties. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class AgreementLifeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FAR_OFF = Instant.parse("2099-01-01T00:00:00Z");
    private static final Set<String> OF_THIS_ANSWER = Set.of("date", "ratelimit");

    TestStack stack;
    Partners partners;
    Signatory euda;
    Signatory otherOfEuda;
    Signatory police;
    Signatory otherOfPolice;
    private Optional<VersionKey> written = Optional.empty();

    /** A police signature that nobody gave. Nothing is left signed of it afterwards, since other tests believe the rows. */
    private void forge(VersionKey version, String signature) throws SQLException {
        partners.execute(
                "owner",
                "insert into agreement_signature (agreement, version, party, signature, signed_at) values ('"
                        + version.agreement() + "', " + version.version() + ", 'be-fgp', '" + signature + "', now())");
        written = Optional.of(version);
    }

    @AfterEach
    void takeOutWhatWasForged() throws SQLException {
        if (written.isPresent())
            partners.execute(
                    "owner",
                    "delete from agreement_signature where agreement = '"
                            + written.get().agreement() + "'");
    }

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        euda = Signatory.of(stack, "eu-euda", "eu-euda", "one");
        otherOfEuda = Signatory.of(stack, "eu-euda", "eu-euda", "two");
        police = Signatory.of(stack, "be-fgp", "be-fgp", "one");
        otherOfPolice = Signatory.of(stack, "be-fgp", "be-fgp", "two");
    }

    @Test
    @Tag("P1")
    void a_version_is_in_force_once_every_party_has_signed() {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        String json = agreement(LONG_AGO);
        VersionKey version = key(json);

        assertThat(euda.upload(json).statusCode()).isEqualTo(201);
        approvedByAll(version);
        assertThat(state(version)).isEqualTo("approved");
        assertThat(police.sign(version).statusCode()).isEqualTo(200);
        assertThat(state(version)).isEqualTo("approved");
        assertThat(pullByEuda(record)).isEqualTo(404);

        assertThat(otherOfEuda.sign(version).jsonPath().getString("state")).isEqualTo("in-force");

        assertThat(pullByEuda(record)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(record, "visible") == 1);
        assertThat(police.suspend(version).statusCode()).isEqualTo(200);
    }

    @Test
    void a_version_is_signed_until_its_date_comes() {
        VersionKey version = inForce(agreement(FAR_OFF));

        assertThat(state(version)).isEqualTo("signed");
    }

    @Test
    @Tag("P1")
    void one_signatory_alone_approves_nothing() {
        String json = agreement(LONG_AGO);
        VersionKey version = key(json);
        euda.upload(json);

        assertThat(euda.approve(version).jsonPath().getInt("parties[0].approvals"))
                .isOne();
        assertProblem(euda.approve(version), 409, "already-approved");
        assertProblem(euda.sign(version), 409, "not-approved");
        // The other party's approvals are its own.
        police.approve(version);
        otherOfPolice.approve(version);
        assertProblem(euda.sign(version), 409, "not-approved");

        assertThat(otherOfEuda.approve(version).statusCode()).isEqualTo(200);
        assertThat(euda.sign(version).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("P1")
    void one_person_under_two_account_names_is_one_signatory() {
        String json = agreement(FAR_OFF);
        VersionKey version = key(json);
        euda.upload(json);
        euda.approve(version).then().statusCode(200);
        UUID person = UUID.nameUUIDFromBytes(euda.toString().getBytes(StandardCharsets.UTF_8));
        String token = stack.issuers().token("EU", claims -> claims.claim("agency", "eu-euda")
                .claim("preferred_username", "eu-euda.two")
                .claim("realm_access", Map.of("roles", List.of("agreement-signatory")))
                .subject(person.toString()));

        assertProblem(
                given().auth().oauth2(token).post(Signatory.path(version) + "/approvals"), 409, "already-approved");
        assertProblem(euda.sign(version), 409, "not-approved");
    }

    @Test
    @Tag("P1")
    void a_suspension_hides_the_record_from_the_next_pull() {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        VersionKey version = inForce(agreement(LONG_AGO));
        assertThat(pullByEuda(record)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(record, "visible") == 1);

        assertThat(police.suspend(version).jsonPath().getString("state")).isEqualTo("suspended");

        assertThat(pullByEuda(record)).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> told(record, "withdrawn") == 1);
        assertThat(otherOfPolice.lift(version).jsonPath().getString("state")).isEqualTo("in-force");
        assertThat(pullByEuda(record)).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> told(record, "visible") == 2);
        police.suspend(version);
    }

    @Test
    void only_the_party_that_suspended_lifts_it_and_each_lifts_its_own() {
        VersionKey version = inForce(agreement(LONG_AGO));

        assertProblem(euda.lift(version), 409, "not-suspended");
        police.suspend(version);
        assertThat(police.suspend(version).statusCode()).isEqualTo(200);
        assertProblem(euda.lift(version), 409, "not-suspended");
        euda.suspend(version);
        assertThat(police.lift(version).jsonPath().getString("state")).isEqualTo("suspended");
        assertThat(euda.lift(version).jsonPath().getString("state")).isEqualTo("in-force");
        assertProblem(police.lift(version), 409, "not-suspended");
        police.suspend(version);
    }

    @Test
    @Tag("P1")
    void a_suspended_version_does_not_bring_back_the_one_it_replaced() {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        String first = agreement(LONG_AGO);
        VersionKey old = inForce(first);
        VersionKey current = inForce(next(first));
        assertThat(state(old)).isEqualTo("replaced");
        assertThat(state(current)).isEqualTo("in-force");

        police.suspend(current);

        assertThat(state(old)).isEqualTo("suspended");
        assertThat(pullByEuda(record)).isEqualTo(404);
    }

    @Test
    @Tag("P1")
    void a_signature_over_other_bytes_is_refused() {
        String json = agreement(FAR_OFF);
        VersionKey version = key(json);
        euda.upload(json);
        approvedByAll(version);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] same = json.replace("\n", " ").getBytes(StandardCharsets.UTF_8);

        assertProblem(euda.sign(version, signature("eu-euda", same)), 422, "bad-signature");
        assertProblem(euda.sign(version, signature("be-fgp", bytes)), 422, "bad-signature");
        assertProblem(euda.sign(version, signature("EU", bytes)), 422, "bad-signature");
        String compact = stack.keys().party("eu-euda").sign(DetachedSignature.AGREEMENT, new byte[] {1});
        assertProblem(euda.sign(version, compact), 422, "bad-signature");
        String message = DetachedSignature.of(stack.keys().party("eu-euda"), "entente-message+jws", bytes);
        assertProblem(euda.sign(version, message), 422, "bad-signature");
        assertThat(partners.count("agreement_signature where agreement = '" + version.agreement() + "'"))
                .isZero();

        assertThat(euda.sign(version, signature("eu-euda", bytes)).statusCode()).isEqualTo(200);
        assertProblem(otherOfEuda.sign(version), 409, "already-signed");
    }

    @Test
    void what_is_uploaded_is_kept_byte_for_byte_and_given_to_each_party_so() {
        String json = "  " + agreement(FAR_OFF).replace(", ", " ,\t") + "\r\n";
        assertThat(euda.upload(json).statusCode()).isEqualTo(201);

        Response given = police.document(key(json));

        assertThat(given.asByteArray()).isEqualTo(json.getBytes(StandardCharsets.UTF_8));
        assertThat(given.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void the_same_bytes_again_are_the_same_draft_and_other_bytes_are_refused() {
        String json = agreement(FAR_OFF);
        assertThat(euda.upload(json).header("Location")).endsWith(Signatory.path(key(json)));
        assertThat(police.upload(json).jsonPath().getString("draftedBy")).isEqualTo("eu-euda");

        assertProblem(euda.upload(json + " "), 409, "agreement-taken");
        assertProblem(police.upload(json.replace("amber", "green")), 409, "agreement-taken");
        approvedByAll(key(json));
        euda.sign(key(json));
        police.sign(key(json));
        assertProblem(euda.upload(json + " "), 409, "agreement-taken");
        assertProblem(euda.approve(key(json)), 409, "already-signed");
    }

    @Test
    void a_fault_is_answered_with_its_path() {
        String json = agreement(FAR_OFF);
        assertFault(json.replace("\"tlp\": \"amber\"", "\"tlp\": \"orange\""), "$.clauses[0].ceilings.tlp");
        assertFault(
                json.replace("\"instrument\": \"basis\"", "\"instrument\": \"none\""),
                "$.clauses[0].cites[0].instrument");
        assertFault(json.replace("\"title\": \"EXERCISE\"", "\"title\": \"EXERCISE\", \"note\": 1"), "$");
        assertFault(json.replace("{\"party\": \"be-fgp\"}", "{\"party\": \"be-nobody\"}"), "$.parties[1].party");
        assertFault(json.replace("{\"party\": \"eu-euda\"}", "{\"party\": \"us-hsi\"}"), "$.parties");
        assertFault("{", "$");
    }

    @Test
    @Tag("P7")
    void who_is_no_party_gets_what_it_gets_for_what_does_not_exist() {
        String json = agreement(FAR_OFF);
        VersionKey hidden = key(json);
        euda.upload(json);
        VersionKey none = key(agreement(FAR_OFF));
        Signatory stranger = Signatory.of(stack, "us-hsi", "US", "one");
        Signatory neighbour = Signatory.of(stack, "be-customs", "BE", "one");

        for (Signatory nobody : List.of(stranger, neighbour))
            for (BiFunction<Signatory, VersionKey, Response> asked :
                    List.<BiFunction<Signatory, VersionKey, Response>>of(
                            Signatory::read,
                            Signatory::document,
                            Signatory::approve,
                            (one, version) -> one.sign(version, "a..b"),
                            Signatory::suspend,
                            Signatory::lift)) assertAlike(asked.apply(nobody, hidden), asked.apply(nobody, none));
        assertThat(listed(stranger)).doesNotContain(hidden.toString());
        assertThat(listed(neighbour)).doesNotContain(hidden.toString());
        assertThat(listed(police)).contains(hidden.toString());
        assertThat(stranger.read(new VersionKey("us-be", 1)).statusCode()).isEqualTo(200);
        assertThat(stranger.asking().get("/v1/agreements/US BE/versions/one").statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_id_belongs_to_those_who_signed_under_it() {
        String json = agreement(LONG_AGO);
        VersionKey signed = inForce(json);
        String others = next(json)
                .replace("{\"party\": \"eu-euda\"}", "{\"party\": \"us-hsi\"}")
                .replace("{\"party\": \"be-fgp\"}", "{\"party\": \"us-cbp\"}");

        assertProblem(Signatory.of(stack, "us-hsi", "us-hsi", "one").upload(others), 409, "agreement-taken");
        assertFault(
                police.upload(next(json).replace("{\"party\": \"eu-euda\"}", "{\"party\": \"us-hsi\"}")), "$.parties");
        police.suspend(signed);
    }

    @Test
    void a_listing_goes_on_where_the_page_before_ended() {
        List<String> uploaded =
                Stream.generate(() -> agreement(FAR_OFF)).limit(3).toList();
        uploaded.forEach(euda::upload);

        List<String> paged = paged(euda, 2);

        assertThat(paged).isSorted().doesNotHaveDuplicates();
        assertThat(paged)
                .contains(uploaded.stream().map(json -> key(json).toString()).toArray(String[]::new));
        assertProblem(euda.asking().queryParam("after", "us-be").get("/v1/agreements"), 400, "malformed");
    }

    @Test
    void only_a_signatory_has_to_do_with_agreements_and_never_a_system() {
        for (String role : List.of("partner-analyst", "liaison-officer", "auditor", "supervisor"))
            assertThat(euda.asking(role).get("/v1/agreements").statusCode())
                    .as(role)
                    .isEqualTo(403);
        assertThat(io.restassured.RestAssured.given().get("/v1/agreements").statusCode())
                .isEqualTo(401);
    }

    @Test
    void every_step_is_an_event_of_whoever_took_it() {
        String json = agreement(FAR_OFF);
        VersionKey version = key(json);
        euda.upload(json);
        approvedByAll(version);
        euda.sign(version);
        police.sign(version);
        police.suspend(version);
        police.lift(version);

        List<String> steps = new ArrayList<>();
        while (steps.size() < 9) {
            Map<String, JsonNode> said = Partners.asker(stack.others().receive(Address.AUDIT_GATEWAY));
            if (!said.get("clauses").path(0).asText().equals(version.toString())) continue;
            assertThat(said.get("criteria").path("document").asText())
                    .isEqualTo(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8))
                            .hash());
            steps.add(said.get("officer").asText() + " " + said.get("type").asText());
        }
        assertThat(steps)
                .containsExactlyInAnyOrder(
                        "eu-euda.one agreement.uploaded",
                        "eu-euda.one agreement.approved",
                        "eu-euda.two agreement.approved",
                        "be-fgp.one agreement.approved",
                        "be-fgp.two agreement.approved",
                        "eu-euda.one agreement.signed",
                        "be-fgp.one agreement.signed",
                        "be-fgp.one agreement.suspended",
                        "be-fgp.one agreement.resumed");
    }

    @Test
    @Tag("P1")
    void a_signature_that_somebody_wrote_into_the_database_agrees_to_nothing() throws SQLException {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        String json = agreement(LONG_AGO);
        VersionKey version = key(json);
        euda.upload(json);
        approvedByAll(version);
        euda.sign(version);
        String forged = signature("be-customs", json.getBytes(StandardCharsets.UTF_8));

        forge(version, forged);

        assertThat(pullByEuda(record)).isEqualTo(404);
        assertThat(state(version)).isEqualTo("untrusted");
    }

    @Test
    @Tag("P1")
    void a_version_whose_signature_holds_no_more_does_not_bring_back_the_one_it_replaced() throws SQLException {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        String first = agreement(LONG_AGO);
        VersionKey old = inForce(first);
        assertThat(pullByEuda(record)).isEqualTo(200);
        VersionKey current = inForce(next(first));
        assertThat(pullByEuda(record)).isEqualTo(200);

        String refused = signature("be-customs", next(first).getBytes(StandardCharsets.UTF_8));
        VersionKey newest = key(next(first).replace("\"version\": 2", "\"version\": 3"));
        euda.upload(next(first).replace("\"version\": 2", "\"version\": 3"));
        approvedByAll(newest);
        euda.sign(newest);
        assertThat(pullByEuda(record)).isEqualTo(200);
        forge(newest, refused);

        assertThat(pullByEuda(record)).isEqualTo(404);
        for (VersionKey version : List.of(newest, current, old))
            assertThat(state(version)).as(version.toString()).isEqualTo("untrusted");
    }

    @Test
    @Tag("P4")
    void a_caller_of_another_issuer_than_the_pinned_gets_nothing_under_that_agreement() {
        RecordTestData record = RecordTestData.released().to(Map.of("eu-euda", "full"));
        partners.release(record);
        String json = agreement(LONG_AGO);
        VersionKey elsewhere = inForce(pinned(json, "https://issuer.example"));
        Response refused = partners.analyst("EU", "eu-euda", "drug-trafficking").get("/v1/records/" + record.id());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(madeAgain(refused.header("Entente-Disclosure"))).isEqualTo("same");

        VersionKey here = inForce(pinned(next(json), stack.issuers().issuer("EU")));

        assertThat(state(elsewhere)).isEqualTo("replaced");
        assertThat(pullByEuda(record)).isEqualTo(200);
        police.suspend(here);
    }

    private static String pinned(String json, String issuer) {
        return json.replace(
                "{\"party\": \"eu-euda\"}",
                "{\"party\": \"eu-euda\", \"pin\": {\"issuer\": \"" + issuer + "\", \"recordKeys\": []}}");
    }

    private static String agreement(Instant from) {
        return AgreementTestData.between("eu-euda", "be-fgp", from, "");
    }

    private static String next(String json) {
        return json.replace("\"version\": 1", "\"version\": 2");
    }

    private static VersionKey key(String json) {
        return VersionKey.of(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private VersionKey inForce(String json) {
        VersionKey version = key(json);
        assertThat(euda.upload(json).statusCode()).isEqualTo(201);
        approvedByAll(version);
        assertThat(euda.sign(version).statusCode()).isEqualTo(200);
        assertThat(police.sign(version).statusCode()).isEqualTo(200);
        return version;
    }

    private void approvedByAll(VersionKey version) {
        for (Signatory signatory : List.of(euda, otherOfEuda, police, otherOfPolice))
            assertThat(signatory.approve(version).statusCode())
                    .as("%s", signatory)
                    .isEqualTo(200);
    }

    private String state(VersionKey version) {
        return police.read(version).jsonPath().getString("state");
    }

    private String signature(String party, byte[] document) {
        return DetachedSignature.of(stack.keys().party(party), DetachedSignature.AGREEMENT, document);
    }

    private static List<String> listed(Signatory by) {
        return paged(by, 100);
    }

    /** Every page of them. */
    private static List<String> paged(Signatory by, int limit) {
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            var asking = by.asking().queryParam("limit", limit);
            var page = (after == null ? asking : asking.queryParam("after", after))
                    .get("/v1/agreements")
                    .jsonPath();
            paged.addAll(keys(page));
            after = page.getString("next");
        } while (after != null);
        return paged;
    }

    private static List<String> keys(io.restassured.path.json.JsonPath page) {
        List<Map<String, Object>> versions = page.getList("agreements");
        return versions.stream()
                .map(version -> version.get("id") + "/" + version.get("version"))
                .toList();
    }

    private int pullByEuda(RecordTestData record) {
        return partners.analyst("EU", "eu-euda", "drug-trafficking")
                .get("/v1/records/" + record.id())
                .statusCode();
    }

    /** @return whether a Belgian auditor, who has the decision made again, gets the same answer */
    private String madeAgain(String disclosure) {
        return given().auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + disclosure + "/replay")
                .jsonPath()
                .getString("result");
    }

    private long told(RecordTestData record, String change) {
        return partners.count(
                "feed_entry where agency = 'eu-euda' and change = '" + change + "' and record = '" + record.id() + "'");
    }

    private void assertFault(String json, String path) {
        assertFault(euda.upload(json), path);
    }

    private static void assertFault(Response answer, String path) {
        assertProblem(answer, 422, "invalid");
        assertThat(answer.jsonPath().getString("faults[0].path")).isEqualTo(path);
        assertThat(answer.jsonPath().getString("faults[0].problem")).startsWith("expected ");
    }

    private static void assertProblem(Response answer, int status, String name) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("type")).endsWith("/problems/" + name);
    }

    private static void assertAlike(Response ofHidden, Response ofNone) {
        assertThat(ofHidden.statusCode()).isEqualTo(404).isEqualTo(ofNone.statusCode());
        assertThat(headers(ofHidden)).isEqualTo(headers(ofNone));
        assertThat(ofHidden.asByteArray()).isEqualTo(ofNone.asByteArray());
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !OF_THIS_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .toList();
    }
}
