package io.entente.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.quota.StructuredField;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A world in which a record is hidden from the caller and a world without it: whatever is asked, they answer alike. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P7")
class TwoWorldsTest {
    private static final String HIDING = "immigration-enforcement";
    private static final String LEFT = "RateLimit";
    private static final Set<String> OF_THIS_ANSWER = Set.of("date", "entente-disclosure", "ratelimit");
    private static final Set<String> OF_THIS_EVENT = Set.of("at", "record", "disclosure", "trace");

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST"})
    void every_method_answers_alike(String method) {
        assertAlike(id -> partners.hsi(HIDING).request(Method.valueOf(method), "/v1/records/" + id));
    }

    @Test
    void every_way_to_write_the_address_answers_alike() {
        assertAlike(id -> partners.hsi(HIDING).get("/v1/records/" + id + "/"));
        assertAlike(id -> partners.hsi(HIDING).get("/v1/records/" + id.toUpperCase(Locale.ROOT)));
        assertAlike(id -> raw().get("/v1/records/%" + Integer.toHexString(id.charAt(0)) + id.substring(1)));
        assertAlike(id -> raw().get("/v1/records/" + id + "%00"));
        assertAlike(id -> raw().get("/v1/records/" + id + "%2Fresponses"));
        assertAlike(id -> partners.hsi(HIDING).get("/v1/records/" + id + ";version=1"));
        assertAlike(id -> partners.hsi(HIDING).queryParam("version", 1).get("/v1/records/" + id));
        assertAlike(id -> partners.hsi(HIDING).get("/v1/records/" + id + "/responses"));
    }

    @Test
    void a_wrong_request_is_told_so_before_anything_is_looked_up() {
        assertAlike(id -> partners.hsi(HIDING).accept("text/html").get("/v1/records/" + id));
        assertAlike(id -> partners.hsi(HIDING).accept("application/sd-jwt").get("/v1/records/" + id));
        assertAlike(id -> partners.hsi("curiosity").get("/v1/records/" + id));
        assertAlike(id ->
                partners.hsi(HIDING).header("Entente-Justification", "twice").get("/v1/records/" + id));
        assertAlike(id -> partners.hsi(HIDING).header("Range", "bytes=0-9").get("/v1/records/" + id));
        assertAlike(id -> partners.hsi(HIDING).header("If-None-Match", "*").get("/v1/records/" + id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":\"accept\"}",
                "{\"answer\":\"decline\"}",
                "{\"answer\":\"perhaps\"}",
                "{\"answer\":\"accept\",\"mood\":\"good\"}",
                "[",
                ""
            })
    void an_answer_to_it_is_answered_alike(String body) {
        assertAlike(id -> partners.hsi(HIDING)
                .contentType("application/json")
                .body(body)
                .post("/v1/records/" + id + "/responses"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],"
                        + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}",
                "{\"kind\":\"gift\"}",
                "[",
                ""
            })
    void a_request_for_a_consent_is_answered_alike(String body) {
        assertAlike(id -> partners.hsi(HIDING)
                .contentType("application/json")
                .body(body)
                .post("/v1/records/" + id + "/consents"));
    }

    @Test
    void a_request_for_a_consent_leaves_one_event_of_one_size_and_nothing_else() {
        String wish = "{\"kind\":\"action\",\"purposes\":[\"drug-trafficking\"],\"until\":\"2039-11-22T00:00:00Z\","
                + "\"reason\":\"EXERCISE\"}";
        List<List<String>> left = Stream.of(hidden(), RecordId.random().toString())
                .map(id -> Sent.during(stack, () -> partners.hsi(HIDING)
                                .contentType("application/json")
                                .body(wish)
                                .post("/v1/records/" + id + "/consents")
                                .then()
                                .statusCode(404))
                        .stream()
                        .filter(sent -> isAbout(id, sent))
                        .map(sent -> sent.address() + " "
                                + sent.event().data().path("statement").asText().length())
                        .toList())
                .toList();

        assertThat(left.get(0)).hasSize(1).isEqualTo(left.get(1));
    }

    /** Events of other tests may wait with it. */
    private static boolean isAbout(String id, Sent sent) {
        return sent.address() == Address.AUDIT_GATEWAY
                ? Partners.asker(sent.event()).get("record").asText().equals(id)
                : sent.event().subject().equals(id);
    }

    @Test
    void the_askers_own_auditors_read_the_same_of_both() {
        String hidden = hidden();
        String none = RecordId.random().toString();

        partners.hsi(HIDING).get("/v1/records/" + hidden);
        partners.hsi(HIDING).get("/v1/records/" + none);
        Map<String, JsonNode> ofHidden = eventAbout(hidden);
        Map<String, JsonNode> ofNone = eventAbout(none);

        assertThat(ofHidden.keySet()).isEqualTo(ofNone.keySet());
        ofHidden.keySet().removeAll(OF_THIS_EVENT);
        ofNone.keySet().removeAll(OF_THIS_EVENT);
        assertThat(ofHidden).isEqualTo(ofNone);
    }

    @Test
    void both_leave_one_decision_one_disclosure_and_one_event() {
        for (String id : List.of(hidden(), RecordId.random().toString())) {
            long decisions = partners.count("decision where agency = 'us-hsi'");
            long disclosures = partners.count("disclosure where agency = 'us-hsi'");
            Response missed = partners.hsi(HIDING).get("/v1/records/" + id);

            assertThat(missed.statusCode()).isEqualTo(404);
            assertThat(partners.count("decision where agency = 'us-hsi'") - decisions)
                    .isOne();
            assertThat(partners.count("disclosure where agency = 'us-hsi'") - disclosures)
                    .isOne();
            assertThat(partners.count("disclosure d join decision n on n.id = d.decision where d.id = '"
                            + missed.header("Entente-Disclosure") + "' and d.version_id is null"))
                    .isOne();
            assertThat(partners.eventOf(missed).get("outcome").textValue()).isEqualTo("nothing");
        }
    }

    @Test
    void the_signed_part_of_both_events_has_one_length() {
        String hidden = hidden();
        String none = RecordId.random().toString();

        partners.hsi(HIDING).get("/v1/records/" + hidden);
        partners.hsi(HIDING).get("/v1/records/" + none);

        assertThat(received(hidden).data().path("statement").textValue())
                .hasSameSizeAs(received(none).data().path("statement").textValue());
    }

    private void assertAlike(Function<String, Response> ask) {
        Response ofHidden = ask.apply(hidden());
        Response ofNone = ask.apply(RecordId.random().toString());

        assertThat(ofHidden.statusCode()).isEqualTo(ofNone.statusCode());
        assertThat(ofHidden.statusLine()).isEqualTo(ofNone.statusLine());
        assertThat(headers(ofHidden)).isEqualTo(headers(ofNone));
        assertThat(ofHidden.asByteArray()).isEqualTo(ofNone.asByteArray());
        assertThat(ofHidden.header("Entente-Disclosure") == null)
                .isEqualTo(ofNone.header("Entente-Disclosure") == null);
        assertThat(quotaAfterOneMore(ofHidden)).isEqualTo(quota(ofNone));
    }

    /** What is left of the caller's quotas, in a world whose time stands still ({@link StoppedWatch}). */
    private static Map<String, Map<String, Long>> quota(Response response) {
        String left = response.header(LEFT);
        return left == null ? Map.of() : StructuredField.parse(left);
    }

    private static Map<String, Map<String, Long>> quotaAfterOneMore(Response response) {
        Map<String, Map<String, Long>> quota = quota(response);
        quota.values().forEach(level -> level.computeIfPresent("r", (name, left) -> left - 1));
        return quota;
    }

    @Test
    void a_pull_of_either_takes_one_call_of_the_quota() {
        Response ofHidden = partners.hsi(HIDING).get("/v1/records/" + hidden());
        Response ofNone = partners.hsi(HIDING).get("/v1/records/" + RecordId.random());
        assertThat(quota(ofHidden)).containsOnlyKeys("agency", "client");
        assertThat(quotaAfterOneMore(ofHidden)).isEqualTo(quota(ofNone));
    }

    private String hidden() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        return record.id().toString();
    }

    private RequestSpecification raw() {
        return partners.hsi(HIDING).urlEncodingEnabled(false);
    }

    private static List<String> headers(Response response) {
        return response.headers().asList().stream()
                .filter(header -> !OF_THIS_ANSWER.contains(header.getName().toLowerCase(Locale.ROOT)))
                .map(Header::toString)
                .collect(Collectors.toList());
    }

    private Map<String, JsonNode> eventAbout(String record) {
        return Partners.asker(received(record));
    }

    /** @return the event of the pull of this record; other tests' events before it are passed over */
    private WireEvent received(String record) {
        while (true) {
            WireEvent event = stack.others().receive(Address.AUDIT_GATEWAY);
            if (Partners.asker(event).get("record").asText().equals(record)) return event;
        }
    }
}
