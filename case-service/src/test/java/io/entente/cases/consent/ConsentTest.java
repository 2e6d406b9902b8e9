package io.entente.cases.consent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** What partners ask of the agency, and what its officers say. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ConsentTest {
    private static final String GRANT = "{\"answer\":\"grant\"}";
    private static final String REFUSE = "{\"answer\":\"refuse\",\"reason\":\"would-harm-investigation\"}";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;
    private Desk officer;
    private Desk supervisor;
    private String referral;
    private Rows rows;

    @BeforeEach
    void release() {
        officer = Desk.inUnit(stack, "be-fgp", "drugs", "an.officer", "liaison-officer");
        supervisor = Desk.inUnit(stack, "be-fgp", "drugs", "a.supervisor", "release-supervisor");
        referral = officer.releases(small());
        rows = new Rows(stack);
    }

    @Test
    @Tag("P6")
    void a_request_that_arrives_twice_is_on_the_desk_once() {
        UUID consent = UUID.randomUUID();
        Asking.send(stack, Asking.request(consent, referral));
        Asking.send(stack, Asking.request(consent, referral));
        String next = Asking.about(stack, officer, referral).toString();

        officer.consents("?limit=100")
                .then()
                .statusCode(200)
                .body(
                        "consents.findAll { it.referral == '" + referral + "' }.consent",
                        contains(next, consent.toString()));
        officer.consent(consent.toString())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("requested"))
                .body("asker", equalTo("us-hsi"))
                .body("recipient", equalTo("us-dea"))
                .body("conditions", contains("EXERCISE the case team alone"))
                .body("until", equalTo(Asking.UNTIL))
                .body("ledger", empty());
    }

    @Test
    void the_list_goes_page_by_page() {
        List<String> asked = Stream.of(1, 2, 3)
                .map(any -> Asking.about(stack, officer, referral).toString())
                .toList();

        Response first = officer.consents("?limit=2");
        Response second = officer.consents("?limit=1&after=" + first.path("next"));

        first.then().body("consents.consent", contains(asked.get(2), asked.get(1)));
        second.then().body("consents.consent", contains(asked.get(0)));
    }

    @Test
    @Tag("P7")
    void the_list_goes_on_after_what_the_officer_may_not_read_as_after_none() {
        Desk colleague = Desk.inUnit(stack, "be-fgp", "fraud", "a.colleague", "liaison-officer");
        UUID own = Asking.about(stack, colleague, colleague.releases(small()));
        UUID hidden = Asking.about(stack, officer, referral);

        String after = colleague.consents("?after=" + hidden).asString();

        assertThat(after)
                .doesNotContain(own.toString())
                .isEqualTo(colleague.consents("?after=" + UUID.randomUUID()).asString());
        colleague.consents("?limit=100").then().body("consents.consent", hasItem(own.toString()));
    }

    @Test
    void a_request_about_what_was_not_released_or_not_by_whom_it_is_asked_of_is_refused() {
        UUID never = UUID.randomUUID();
        UUID unreleased = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        Asking.send(stack, Asking.request(never, officer.drafts(small())));
        Asking.send(stack, Asking.request(unreleased, referral).put("version", 2));
        Asking.send(stack, Asking.request(others, referral).put("originator", "be-customs"));
        Asking.about(stack, officer, referral);

        for (UUID refused : List.of(never, unreleased, others))
            officer.consent(refused.toString()).then().statusCode(404);
    }

    @Test
    @Tag("P3")
    void a_grant_and_its_revocation_go_to_the_gateway_under_rising_numbers() {
        String consent = Asking.about(stack, officer, referral).toString();

        officer.answer(
                        consent,
                        "{\"answer\":\"grant\",\"purposes\":[\"drug-trafficking\"],\"conditions\":[\"EXERCISE no copies\"],"
                                + "\"until\":\"2039-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("granted"))
                .body("ledger[0].purposes", contains("drug-trafficking"));
        officer.revoke(consent)
                .then()
                .statusCode(200)
                .body("state", equalTo("revoked"))
                .body("revision", equalTo(2));
        officer.revoke(consent).then().statusCode(200).body("revision", equalTo(2));

        JsonNode grant = answered(consent);
        assertThat(grant.path("number").intValue()).isEqualTo(1);
        assertThat(grant.path("state").asText()).isEqualTo("granted");
        assertThat(grant.path("purposes")).extracting(JsonNode::asText).containsExactly("drug-trafficking");
        assertThat(grant.path("conditions"))
                .extracting(JsonNode::asText)
                .containsExactly("EXERCISE the case team alone", "EXERCISE no copies");
        assertThat(grant.path("until").asText()).isEqualTo("2039-01-01T00:00:00Z");
        JsonNode revocation = answered(consent);
        assertThat(revocation.path("number").intValue()).isEqualTo(2);
        assertThat(revocation.path("state").asText()).isEqualTo("revoked");
        officer.history(referral)
                .then()
                .body("history.act", hasItem("consent.granted"))
                .body("history.act", hasItem("consent.revoked"));
        assertThat(rows.count("consent_entry where consent = '" + consent + "'"))
                .isEqualTo(2);
    }

    @Test
    void a_refusal_has_a_reason_and_is_the_last_word() {
        String consent = Asking.about(stack, officer, referral).toString();

        officer.answer(consent, REFUSE).then().statusCode(200).body("state", equalTo("refused"));

        assertThat(answered(consent).path("reason").asText()).isEqualTo("would-harm-investigation");
        officer.answer(consent, GRANT).then().statusCode(409).body("type", endsWith("/consent-answered"));
        officer.revoke(consent).then().statusCode(409).body("type", endsWith("/consent-not-granted"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{} | $.answer",
                "{'answer':'perhaps'} | $.answer",
                "{'answer':'refuse'} | $.reason",
                "{'answer':'refuse','reason':'because'} | $.reason",
                "{'answer':'refuse','reason':'law-forbids','until':'2039-01-01T00:00:00Z'} | $.answer",
                "{'answer':'grant','reason':'law-forbids'} | $.reason",
                "{'answer':'grant','purposes':['firearms']} | $.purposes",
                "{'answer':'grant','until':'2039-11-22T00:00:01Z'} | $.until",
                "{'answer':'grant','until':'2020-01-01T00:00:00Z'} | $.until",
                "{'answer':'grant','until':'tomorrow'} | $.until",
                "{'answer':'grant','conditions':['']} | $.conditions[0]",
                "{'answer':'grant','recipient':'us-cbp'} | $.recipient",
            })
    void a_grant_is_never_wider_than_what_was_asked(String body, String path) {
        String consent = Asking.about(stack, officer, referral).toString();

        officer.answer(consent, body.replace('\'', '"')).then().statusCode(422).body("faults[0].path", equalTo(path));
        officer.consent(consent).then().body("state", equalTo("requested"));
    }

    @Test
    void what_two_officers_released_its_author_does_not_share_alone() {
        ObjectNode content = small();
        ((ObjectNode) content.path("markings")).put("classification", "restricted");
        String restricted = officer.drafts(content);
        officer.submit(restricted).then().statusCode(200);
        supervisor.release(restricted, 1).then().statusCode(200);
        String consent = Asking.about(stack, officer, restricted).toString();

        officer.answer(consent, GRANT).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        supervisor.answer(consent, GRANT).then().statusCode(200);
        officer.revoke(consent).then().statusCode(200);
    }

    @Test
    void nothing_more_is_shared_of_what_was_recalled() {
        String consent = Asking.about(stack, officer, referral).toString();
        officer.recall(referral).then().statusCode(200);

        officer.answer(consent, GRANT).then().statusCode(409).body("type", endsWith("/referral-recalled"));
        officer.answer(consent, REFUSE).then().statusCode(200);
    }

    @Test
    void what_is_asked_and_granted_in_words_lies_closed_and_goes_with_the_referral() throws SQLException {
        String reason = word();
        String condition = word();
        UUID asked = Asking.about(stack, officer, referral, "EXERCISE " + reason);
        String consent = asked.toString();
        officer.keyed(word())
                .answer(consent, "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE " + condition + "\"]}")
                .then()
                .statusCode(200)
                .body("reason", equalTo("EXERCISE " + reason))
                .body("ledger[0].conditions", hasItem("EXERCISE " + condition));
        StolenDatabase stolen = new StolenDatabase(stack);
        assertThat(stolen.tablesWith(consent)).contains("public.consent", "public.consent_entry");
        assertThat(stolen.tablesWith(reason)).isEmpty();
        assertThat(stolen.tablesWith(condition)).isEmpty();
        assertThat(kept(consent)).as("while it is not erased").isEqualTo(2);
        takeAwayWhatCan();
        assertThat(kept(consent)).as("of what is not erased none goes").isEqualTo(2);

        officer.recall(referral).then().statusCode(200);
        supervisor.erase(referral, "order").then().statusCode(200);

        assertThat(kept(consent)).isZero();
        for (Response gone :
                List.of(officer.consent(consent), officer.answer(consent, REFUSE), officer.revoke(consent)))
            gone.then().statusCode(410).body("type", endsWith("/referral-erased"));
        officer.consents("?limit=100").then().body("consents.consent", hasItem(consent));
        assertThat(rows.count("kept_answer where about = '" + referral + "' and answer <> ''"))
                .isZero();
    }

    @Test
    @Tag("P6")
    void a_request_that_comes_after_the_erasure_is_taken_without_its_words() {
        String late = word();
        UUID consent = UUID.randomUUID();
        officer.recall(referral).then().statusCode(200);
        supervisor.erase(referral, "order").then().statusCode(200);

        Asking.send(stack, Asking.request(consent, referral).put("reason", late));

        await().atMost(PATIENCE).until(() -> rows.count("consent where id = '" + consent + "'") == 1);
        assertThat(rows.count("consent where id = '" + consent + "' and words is not null"))
                .isZero();
        officer.consent(consent.toString()).then().statusCode(410);
    }

    /** @return how many words are kept, those of the request and of one answer */
    private long kept(String consent) {
        return rows.count("consent where words is not null and id = '" + consent + "'")
                + rows.count("consent_entry where conditions is not null and consent = '" + consent + "'");
    }

    private void takeAwayWhatCan() throws SQLException {
        try (Connection web = stack.as("web");
                Statement statement = web.createStatement()) {
            statement.execute("select set_config('entente.agency', 'be-fgp', false)");
            statement.execute("update consent_entry set conditions = null");
            statement.execute("update consent set words = null");
        }
    }

    private static String word() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }

    @Test
    @Tag("P7")
    void who_may_not_read_the_referral_does_not_learn_what_is_asked_about_it() {
        String consent = Asking.about(stack, officer, referral).toString();
        Desk stranger = Desk.inUnit(stack, "be-fgp", "ports", "a.stranger", "liaison-officer");
        Desk customs = Desk.liaison(stack, "be-customs", "an.officer");

        for (Desk desk : List.of(stranger, customs)) {
            String none = desk.consent(UUID.randomUUID().toString()).asString();
            assertThat(desk.consent(consent).asString()).isEqualTo(none);
            assertThat(desk.answer(consent, GRANT).asString()).isEqualTo(none);
            assertThat(desk.revoke(consent).asString()).isEqualTo(none);
            desk.consents("?limit=100").then().statusCode(200).body("consents.consent", not(hasItem(consent)));
        }
        Desk auditor = Desk.of(stack, "be-fgp", "an.auditor", "auditor");
        auditor.consent(consent).then().statusCode(403);
        auditor.answer(consent, GRANT).then().statusCode(403);
    }

    @Test
    @Tag("P6")
    void an_answer_stands_on_what_its_officer_read_and_is_given_once() {
        String consent = Asking.about(stack, officer, referral).toString();
        String key = UUID.randomUUID().toString();

        officer.expecting("\"7\"").answer(consent, GRANT).then().statusCode(412);
        Response given = officer.expecting("\"0\"").keyed(key).answer(consent, GRANT);
        Response again = officer.expecting("\"0\"").keyed(key).answer(consent, GRANT);

        given.then().statusCode(200);
        assertThat(again.asString()).isEqualTo(given.asString());
        officer.expecting("\"0\"").revoke(consent).then().statusCode(412);
        officer.expecting("\"1\"").revoke(consent).then().statusCode(200);
    }

    /** @return the data of the next message about this consent */
    private JsonNode answered(String consent) {
        JsonNode data = stack.others().receive(Address.CONSENT_ANSWERED).data();
        while (!data.path("consent").asText().equals(consent))
            data = stack.others().receive(Address.CONSENT_ANSWERED).data();
        return data;
    }
}
