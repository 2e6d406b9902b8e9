package io.entente.cases.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.consent.Asking;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.entente.cases.item.ContentTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** Words that would tell a recipient what is withheld from it. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P1")
class GivenAwayTest {
    private static final String WORDS_ALONE = Announcing.agreement(1, "type", "marking", "reference", "narrative");
    private static final String WORDS_AND_PERSONS =
            Announcing.agreement(2, "type", "marking", "reference", "narrative", "identity", "contact");
    private static final String WORDS_AND_NAMES =
            Announcing.agreement(4, "type", "marking", "reference", "narrative", "identity");
    private static final String MARKINGS_ALONE = Announcing.agreement(3, "type", "marking", "reference");
    private static final String GRANT = "{\"answer\":\"grant\"}";
    private static final String TELLING = "EXERCISE: pat  INVENTADO called +32 3 000 00 00.";

    TestStack stack;
    private Desk author;
    private Desk supervisor;
    private Announcing gateway;

    @BeforeEach
    void sign_in() {
        author = Desk.inUnit(stack, "be-fgp", "a-unit", "an.author", "liaison-officer");
        supervisor = Desk.inUnit(stack, "be-fgp", "another-unit", "a.supervisor", "release-supervisor");
        gateway = new Announcing(stack);
        gateway.stands(WORDS_ALONE);
    }

    @AfterEach
    void leave() {
        gateway.nothing();
    }

    @Test
    void a_release_stops_until_a_second_officer_confirms_what_its_words_give_away() {
        String id = submitted(TELLING);

        Response stopped = author.release(id);
        assertStopped(stopped);
        assertThat(stopped.jsonPath().getList("faults.path")).containsOnly("$.items[1].text");
        assertThat(stopped.jsonPath().getList("faults.problem"))
                .containsExactlyInAnyOrder(
                        "tells us-hsi what it does not get: $.items[0].name",
                        "tells us-hsi what it does not get: $.items[0].phone");
        assertThat(stopped.asString()).doesNotContainIgnoringCase("inventado").doesNotContain("+32");

        // Whoever wrote it confirms nothing; and whoever may confirm is shown it first.
        String shownToAuthor = stopped.jsonPath().getString("confirmation");
        assertThat(confirming(author, id, shownToAuthor).jsonPath().getString("type"))
                .endsWith("/second-officer-needed");
        assertStopped(confirming(supervisor, id, shownToAuthor));
        assertThat(confirming(supervisor, id).statusCode()).isEqualTo(200);

        Seen event = SeenEvents.of(stack)
                .next(seen -> "referral.released".equals(seen.text("type"))
                        && id.equals(seen.said("record").asText()));
        assertThat(event.said("criteria").path("confirmed").asInt()).isEqualTo(2);
    }

    @Test
    void what_is_confirmed_is_what_was_shown_and_nothing_that_came_since() {
        String id = submitted(TELLING);
        String shown = confirmation(id);
        assertStopped(confirming(supervisor, id, "true"));

        author.edit(id, content(TELLING + " And again.")).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        assertStopped(confirming(supervisor, id, shown));

        String edited = confirmation(id);
        gateway.stands(WORDS_AND_NAMES);
        Response less = confirming(supervisor, id, edited);
        assertStopped(less);
        assertThat(less.jsonPath().getList("faults")).hasSize(1);

        assertThat(confirming(supervisor, id, less.jsonPath().getString("confirmation"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_amendment_that_leaves_out_a_name_and_says_it_in_words_stops_as_if_it_were_there() {
        String id = author.releases(content("EXERCISE: somebody called."));
        ObjectNode wordsAlone = content(TELLING);
        ((ArrayNode) wordsAlone.path("items")).remove(0);

        Response stopped = author.amend(id, wordsAlone);
        assertStopped(stopped);
        assertThat(stopped.jsonPath().getList("faults.problem"))
                .contains("tells us-hsi what it does not get: $.items[0].name of the version in force");

        gateway.stands(WORDS_AND_PERSONS);
        author.amend(id, wordsAlone).then().statusCode(200);
    }

    @Test
    void the_text_of_a_handling_code_is_words_that_every_recipient_of_the_markings_gets() {
        gateway.stands(MARKINGS_ALONE);
        ObjectNode content = content("EXERCISE: somebody called.");
        ((ObjectNode) content.path("markings"))
                .put("handlingText", "EXERCISE: do not ask Pat Inventado")
                .putArray("handling")
                .add("H3");
        String id = author.drafts(content);
        author.submit(id).then().statusCode(200);

        assertFound(
                author.release(id), "$.markings.handlingText", "tells us-hsi what it does not get: $.items[0].name");
        assertThat(confirming(supervisor, id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    seizure   | location           | {"kind":"seizure","date":"2026-11-15","location":"quay, Pat Inventado"}
                    incident  | weapon             | {"kind":"incident","what":"shooting","date":"2026-11-15","weapon":"Pat Inventado's"}
                    logistics | declaredGoods      | {"kind":"container","number":"CSQU3054383","declaredGoods":"for Pat Inventado"}
                    financial | accounts[0].holder | {"kind":"organisation","name":"EXERCISE BV","accounts":[{"number":"EX-1","holder":"Pat Inventado"}]}
                    """)
    void a_line_of_whatever_field_is_words_too(String shown, String path, String item) {
        gateway.stands(Announcing.agreement(5, "type", "marking", "reference", shown));
        ObjectNode content = content("EXERCISE: somebody called.");
        ((ArrayNode) content.path("items")).add(json(item));
        String id = author.drafts(content);
        author.submit(id).then().statusCode(200);

        assertFound(author.release(id), "$.items[2]." + path, "tells us-hsi what it does not get: $.items[0].name");
    }

    @Test
    void a_name_that_an_amendment_left_out_stops_a_later_one_that_says_it_in_words() {
        ObjectNode nobody = content("EXERCISE: somebody called.");
        ((ArrayNode) nobody.path("items")).remove(0);
        ObjectNode inWords = content(TELLING);
        ((ArrayNode) inWords.path("items")).remove(0);
        String id = author.releases(content("EXERCISE: somebody called."));
        author.amend(id, nobody).then().statusCode(200);

        assertFound(
                author.amend(id, inWords),
                "$.items[0].text",
                "tells us-hsi what it does not get: $.items[0].name of version 1",
                "tells us-hsi what it does not get: $.items[0].phone of version 1");

        author.edit(id, inWords).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        assertStopped(author.release(id));
        assertThat(confirming(supervisor, id).statusCode()).isEqualTo(200);
    }

    @Test
    void a_name_that_an_amendment_writes_otherwise_is_not_one_that_it_leaves_out() {
        gateway.stands(WORDS_AND_PERSONS);
        String id = author.releases(content("EXERCISE: somebody called."));
        ObjectNode amended = content("EXERCISE: somebody called.");
        ((ObjectNode) amended.path("items").get(0)).put("name", "PAT INVENTADO");
        amended.withArray("recipients").addObject().put("agency", "us-dea").put("mode", "full");

        author.amend(id, amended).then().statusCode(200);
    }

    @Test
    void a_name_that_was_submitted_and_never_released_is_not_said_in_words_either() {
        String id = submitted("EXERCISE: somebody called.");
        ObjectNode inWords = content(TELLING);
        ((ArrayNode) inWords.path("items")).remove(0);
        author.edit(id, inWords).then().statusCode(200);
        author.submit(id).then().statusCode(200);

        assertFound(
                author.release(id),
                "$.items[0].text",
                "tells us-hsi what it does not get: $.items[0].name of version 1",
                "tells us-hsi what it does not get: $.items[0].phone of version 1");
    }

    @Test
    void a_grants_conditions_are_words_that_the_asker_and_whom_it_lets_in_read() {
        String id = author.releases(content("EXERCISE: somebody called."));
        String consent = Asking.about(stack, author, id).toString();
        String grant = "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE no copies\",\"Not to Pat Inventado\"]}";

        Response stopped = grants(author, consent, "", grant);
        assertFound(
                stopped,
                "$.conditions[1]",
                "tells us-dea what it does not get: $.items[0].name",
                "tells us-hsi what it does not get: $.items[0].name");
        Desk second = Desk.inUnit(stack, "be-fgp", "a-unit", "b.supervisor", "release-supervisor");
        grants(second, consent, confirming(grants(second, consent, "", grant)), grant)
                .then()
                .statusCode(200);
    }

    @Test
    void a_condition_names_whom_all_who_read_it_are_told_of_though_not_for_every_purpose() {
        gateway.stands(WORDS_AND_NAMES);
        ObjectNode content = content("EXERCISE: somebody called.");
        content.withArray("purposes").add("money-laundering");
        String id = author.releases(content);
        String consent = Asking.about(stack, author, id).toString();

        grants(author, consent, "", "{\"answer\":\"grant\",\"conditions\":[\"Not to Pat Inventado\"]}")
                .then()
                .statusCode(200);
    }

    @Test
    void what_the_asker_offers_in_words_is_nothing_new_to_it_but_to_whom_the_grant_lets_in() {
        String id = author.releases(content("EXERCISE: somebody called."));
        String consent = Asking.offering(stack, author, id, "EXERCISE not to Pat Inventado")
                .toString();

        assertFound(
                grants(author, consent, "", GRANT),
                "$.conditions[0] of the request",
                "tells us-dea what it does not get: $.items[0].name");
    }

    @Test
    void a_consent_that_lets_somebody_have_the_words_without_the_names_waits_for_a_second_officer() {
        ObjectNode pointing = content(TELLING);
        ((ObjectNode) pointing.path("recipients").get(0)).put("mode", "pointer");
        String id = author.releases(pointing);
        String consent = Asking.about(stack, author, id).toString();

        Response stopped = grants(author, consent, "", GRANT);
        assertStopped(stopped);
        assertThat(stopped.jsonPath().getList("faults.problem"))
                .contains("tells us-dea what it does not get: $.items[0].name");
        String shownToAuthor = confirming(stopped);

        assertThat(grants(author, consent, shownToAuthor, GRANT).jsonPath().getString("type"))
                .endsWith("/second-officer-needed");
        Desk second = Desk.inUnit(stack, "be-fgp", "a-unit", "b.supervisor", "release-supervisor");
        assertStopped(grants(second, consent, shownToAuthor, GRANT));
        assertStopped(grants(second, consent, "?confirmed=true", GRANT));
        grants(second, consent, confirming(grants(second, consent, "", GRANT)), GRANT)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"answer\":\"grant\",\"purposes\":[\"drug-trafficking\"]}",
                "{\"answer\":\"grant\",\"until\":\"2038-11-22T00:00:00Z\"}",
                "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE no copies\"]}"
            })
    void what_was_confirmed_on_narrower_terms_is_granted_on_no_others(String narrower) {
        ObjectNode pointing = content(TELLING);
        ((ObjectNode) pointing.path("recipients").get(0)).put("mode", "pointer");
        String id = author.releases(pointing);
        String consent = Asking.about(stack, author, id).toString();
        Desk second = Desk.inUnit(stack, "be-fgp", "a-unit", "b.supervisor", "release-supervisor");
        String shown = confirming(grants(second, consent, "", narrower));

        assertStopped(grants(second, consent, shown, GRANT));
        author.consent(consent).then().body("state", equalTo("requested"));
        grants(second, consent, shown, narrower).then().statusCode(200);
    }

    private static String confirming(Response stopped) {
        assertStopped(stopped);
        return "?confirmed=" + stopped.jsonPath().getString("confirmation");
    }

    private static Response grants(Desk who, String consent, String query, String body) {
        return who.calling()
                .contentType("application/json")
                .body(body)
                .post("/v1/consents/" + consent + "/answer" + query);
    }

    @Test
    void what_was_taken_out_or_goes_to_nobody_who_lacks_the_field_is_released_by_one_officer() {
        String id = submitted(TELLING);
        assertStopped(author.release(id));
        author.edit(id, content("EXERCISE: somebody called.")).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        author.release(id).then().statusCode(200);

        gateway.stands(WORDS_AND_PERSONS);
        String both = submitted(TELLING);
        author.release(both).then().statusCode(200);

        gateway.stands(MARKINGS_ALONE);
        String neither = submitted(TELLING);
        author.release(neither).then().statusCode(200);

        gateway.stands(WORDS_ALONE);
        ObjectNode pointing = content(TELLING);
        ((ObjectNode) pointing.path("recipients").get(0)).put("mode", "pointer");
        author.releases(pointing);
    }

    @Test
    void an_agreement_that_narrows_after_the_submission_stops_the_release() {
        gateway.stands(WORDS_AND_PERSONS);
        String id = submitted(TELLING);

        gateway.stands(WORDS_ALONE);

        assertStopped(author.release(id));
    }

    @Test
    void an_amendment_stops_too_and_takes_the_way_of_a_second_officer() {
        String id = author.releases(content("EXERCISE: somebody called."));

        assertStopped(author.amend(id, content(TELLING)));

        author.edit(id, content(TELLING)).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        assertThat(confirming(supervisor, id).statusCode()).isEqualTo(200);
    }

    @Test
    void a_witness_whom_the_clause_leaves_out_is_named_in_no_words_either() {
        gateway.stands(WORDS_AND_PERSONS);
        ObjectNode content = content(TELLING);
        ((ObjectNode) content.path("items").get(0)).put("category", "witness");
        String id = author.drafts(content);
        author.submit(id).then().statusCode(200);

        // Naming a witness takes a second officer for itself; what the words give away stops that one as well.
        assertThat(author.release(id).jsonPath().getString("type")).endsWith("/second-officer-needed");
        assertStopped(supervisor.release(id, 1));
    }

    @Test
    void while_it_is_not_known_what_the_gateway_decides_by_every_other_field_is_taken_to_be_withheld() {
        gateway.nothing();

        assertStopped(author.release(submitted(TELLING)));
        author.release(submitted("EXERCISE: somebody called.")).then().statusCode(200);
    }

    private String submitted(String text) {
        String id = author.drafts(content(text));
        author.submit(id).then().statusCode(200);
        return id;
    }

    /** Lets pass what is shown at this moment. */
    private Response confirming(Desk who, String id) {
        return confirming(who, id, confirmation(id));
    }

    private String confirmation(String id) {
        Response shown = supervisor.release(id);
        assertStopped(shown);
        return shown.jsonPath().getString("confirmation");
    }

    private static Response confirming(Desk who, String id, String confirmation) {
        int read = who.read(id).path("version.number");
        return who.calling().post("/v1/referrals/" + id + "/release?version=" + read + "&confirmed=" + confirmation);
    }

    private static void assertStopped(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(answer.jsonPath().getString("type")).endsWith("/withheld-given-away");
    }

    private static void assertFound(Response stopped, String path, String... problems) {
        assertStopped(stopped);
        assertThat(stopped.jsonPath().getList("faults.path")).contains(path);
        assertThat(stopped.jsonPath().getList("faults.findAll { it.path == '" + path + "' }.problem", String.class))
                .containsExactlyInAnyOrder(problems);
    }

    private static ObjectNode content(String text) {
        ObjectNode content = json("""
                {"type":"intelligence","purposes":["drug-trafficking"],"markings":{"tlp":"green"},
                 "recipients":[{"agency":"us-hsi","mode":"full"}],
                 "items":[
                  {"kind":"person","name":"Pat Inventado","category":"suspect","phone":"+3230000000"},
                  {"kind":"narrative"}]}
                """);
        ((ObjectNode) content.path("items").get(1)).put("text", text);
        return content;
    }
}
