package io.entente.cases.draft;

import io.entente.cases.Desk;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** A write says which state of the referral it is meant for, and drafts are thrown away. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ConditionsTest {
    TestStack stack;
    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
    }

    @Test
    void every_change_gives_the_referral_another_tag_and_a_reading_gives_none() {
        List<Response> answers = new ArrayList<>();
        Response filed = officer.file(small());
        String id = filed.path("id");
        answers.add(filed);
        answers.add(officer.edit(id, whole()));
        answers.add(officer.submit(id));
        answers.add(officer.release(id));
        // From the same investigation: what no longer named it would need a second officer.
        answers.add(officer.amend(id, whole()));
        answers.add(officer.letRead(id, "{\"readers\":\"agency\"}"));
        answers.add(officer.handOver(id, "be-fgp-unit", "an.officer"));
        answers.add(officer.close(id));
        answers.add(officer.recall(id));

        assertThat(answers).extracting(answer -> answer.header("ETag")).doesNotHaveDuplicates();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.header("ETag"))
                .isEqualTo("\"" + answer.path("revision") + "\""));
        String last = answers.get(answers.size() - 1).header("ETag");
        assertThat(officer.read(id).header("ETag")).isEqualTo(last);
        assertThat(officer.read(id).header("ETag")).isEqualTo(last);
    }

    @Test
    void a_draft_is_neither_rewritten_nor_deleted_nor_opened_without_saying_which_state_of_it() {
        String id = officer.drafts(small());

        for (Response refused : List.of(
                officer.calling()
                        .contentType("application/json")
                        .body(small().toString())
                        .put("/v1/referrals/" + id),
                officer.calling()
                        .contentType("application/json")
                        .body("{\"readers\":\"agency\"}")
                        .put("/v1/referrals/" + id + "/readers"),
                officer.calling().delete("/v1/referrals/" + id)))
            refused.then()
                    .statusCode(428)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/precondition-required"));
    }

    @Test
    void whoever_has_read_an_older_state_changes_nothing() {
        Response filed = officer.file(small());
        String id = filed.path("id");
        Desk late = officer.expecting(filed.header("ETag"));
        String now = officer.edit(id, whole()).header("ETag");

        for (Response refused : List.of(
                late.edit(id, small()),
                late.delete(id),
                late.submit(id),
                late.release(id),
                late.amend(id, small()),
                late.recall(id),
                late.close(id),
                late.handOver(id, "be-fgp-unit", "an.officer"),
                late.letRead(id, "{\"readers\":\"agency\"}")))
            refused.then()
                    .statusCode(412)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/precondition-failed"));
        assertThat(officer.read(id).header("ETag")).isEqualTo(now);
        officer.expecting(now).submit(id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ETAG", "\"77\", ETAG", "W/\"1\" ,\tETAG"})
    void one_of_several_tags_is_enough(String ifMatch) {
        Response filed = officer.file(small());

        officer.expecting(ifMatch.replace("ETAG", filed.header("ETag")))
                .edit(filed.path("id"), whole())
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/ETAG", "\"\"", "\"99999999999\"", "\"00\""})
    void a_weak_or_foreign_tag_matches_nothing(String ifMatch) {
        Response filed = officer.file(small());

        officer.expecting(ifMatch.replace("ETAG", filed.header("ETag")))
                .edit(filed.path("id"), whole())
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "\"0", "\"0\",", "\"0\" \"1\"", "*, \"0\""})
    void what_is_no_tag_is_refused(String ifMatch) {
        String id = officer.drafts(small());

        officer.expecting(ifMatch)
                .edit(id, whole())
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"))
                .body("faults[0].path", equalTo("If-Match"));
    }

    @Test
    void a_draft_that_was_never_submitted_is_deleted_whole() throws Exception {
        String id = officer.drafts(whole());

        officer.delete(id).then().statusCode(204).body(equalTo(""));

        officer.read(id).then().statusCode(404);
        officer.delete(id).then().statusCode(404);
        var rows = new io.entente.cases.Rows(stack);
        for (String table : List.of("version", "deed"))
            assertThat(rows.count(table + " where referral = '" + id + "'")).isZero();
    }

    @Test
    void what_was_once_submitted_is_not_deleted() {
        String id = officer.drafts(small());
        officer.submit(id).then().statusCode(200);
        officer.delete(id).then().statusCode(409).body("type", endsWith("/referral-once-submitted"));
        officer.edit(id, whole()).then().statusCode(200);
        officer.delete(id).then().statusCode(409).body("type", endsWith("/referral-once-submitted"));

        String released = officer.releases(small());
        officer.edit(released, whole()).then().statusCode(200);
        officer.delete(released).then().statusCode(409).body("type", endsWith("/referral-once-submitted"));
    }

    @Test
    void a_referral_says_what_it_answers() {
        String first = officer.drafts(small());
        Response byId = replying(first);
        Response byReference = replying("US-HSI-7K3Q9M");

        byId.then().statusCode(201).body("inReplyTo", equalTo(first));
        byReference.then().statusCode(201).body("inReplyTo", equalTo("US-HSI-7K3Q9M"));
        // Naming one that does not exist tells nothing.
        replying(UUID.randomUUID().toString()).then().statusCode(201);
        officer.read(first).then().body("inReplyTo", nullValue());
        replying("the container of last week")
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"))
                .body("faults[0].path", equalTo("inReplyTo"));
    }

    private Response replying(String to) {
        return officer.calling()
                .contentType("application/json")
                .body(small().toString())
                .queryParam("inReplyTo", to)
                .post("/v1/referrals");
    }
}
