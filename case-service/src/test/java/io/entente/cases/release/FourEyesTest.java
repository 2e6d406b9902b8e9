package io.entente.cases.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.cases.consent.Asking;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.with;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Ways in which one person might be two. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P3")
class FourEyesTest {
    private static final String VICTIM = "{\"kind\":\"person\",\"name\":\"Exercise Victim\",\"category\":\"victim\"}";
    private static final String[] BOTH = {"liaison-officer", "release-supervisor"};

    TestStack stack;
    private Desk author;
    private Desk supervisor;

    @BeforeEach
    void sign_in() {
        author = Desk.inUnit(stack, "be-fgp", "a-unit", "an.author", "liaison-officer");
        supervisor = Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor");
    }

    @Test
    void an_author_in_another_unit_with_another_role_is_still_the_author() {
        String id = submitted(author, restricted());

        for (String unit : new String[] {"a-unit", "another-unit", null})
            refused(Desk.inUnit(stack, "be-fgp", unit, "an.author", BOTH).release(id));
        refused(Desk.inUnit(stack, "be-fgp", "another-unit", "an.author", "release-supervisor")
                .release(id, 1));
    }

    @Test
    void an_author_under_another_account_name_is_still_the_author() {
        String id = submitted(author, restricted());

        refused(person("an.author", "somebody.else", "be-fgp").release(id));
        refused(person("an.author", "AN.AUTHOR", "be-fgp").release(id));
        // The account name is no proof either: a namesake is somebody else.
        person(UUID.randomUUID().toString(), "an.author", "be-fgp")
                .release(id, 1)
                .then()
                .statusCode(200);
    }

    @Test
    void an_author_whom_the_issuer_now_has_at_another_agency_sees_nothing_to_release() {
        String id = submitted(author, restricted());

        person("an.author", "an.author", "be-customs").release(id).then().statusCode(404);
        author.read(id).then().body("version.state", equalTo("submitted"));
    }

    @Test
    void a_supervisor_who_wrote_in_the_draft_or_before_it_was_taken_back_is_an_author() {
        Desk both = Desk.inUnit(stack, "be-fgp", "a-unit", "b.author", BOTH);
        String id = author.drafts(with(VICTIM));
        both.edit(id, with(VICTIM)).then().statusCode(200);
        author.edit(id, with(VICTIM)).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        refused(both.release(id));

        author.edit(id, with(VICTIM)).then().statusCode(200).body("version.number", equalTo(2));
        author.submit(id).then().statusCode(200);
        refused(both.release(id, 2));
        supervisor.release(id, 2).then().statusCode(200);
    }

    @Test
    void nobody_amends_into_what_needs_two_or_out_of_it() {
        Desk both = Desk.inUnit(stack, "be-fgp", "a-unit", "b.author", BOTH);
        String open = author.releases(small());
        String closed = submitted(author, restricted());
        supervisor.release(closed, 1).then().statusCode(200);

        refused(author.amend(open, with(VICTIM)));
        refused(both.amend(open, restricted()));
        refused(both.amend(closed, small()));
        refused(both.amend(closed, restricted()));
        author.read(open).then().body("released", equalTo(1));
        author.read(closed).then().body("released", equalTo(1));
    }

    @Test
    void whoever_was_a_victim_in_any_version_is_called_something_else_by_two_officers_alone() {
        String id = submitted(author, person("victim"));
        supervisor.release(id, 1).then().statusCode(200);
        for (int between = 0; between < 9; between++)
            author.amend(id, small()).then().statusCode(200);

        refused(author.amend(id, person("contact")));
        author.edit(id, person("contact")).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        refused(author.release(id));
        supervisor.release(id, 11).then().statusCode(200);

        // Two officers have let it be told: that is what one may go on telling.
        author.amend(id, small()).then().statusCode(200);
        author.amend(id, person("contact")).then().statusCode(200).body("released", equalTo(13));
    }

    @Test
    void a_victim_of_a_version_that_was_submitted_and_never_released_is_one_still() {
        String id = submitted(author, person("victim"));
        author.edit(id, person("contact")).then().statusCode(200);
        author.submit(id).then().statusCode(200);

        refused(author.release(id));
        supervisor.release(id, 2).then().statusCode(200);
    }

    @Test
    void what_was_declassified_by_two_officers_is_amended_by_one() {
        String id = submitted(author, restricted());
        supervisor.release(id, 1).then().statusCode(200);
        author.edit(id, small()).then().statusCode(200);
        author.submit(id).then().statusCode(200);
        refused(author.release(id));
        supervisor.release(id, 2).then().statusCode(200);

        author.amend(id, small()).then().statusCode(200).body("released", equalTo(3));
    }

    @Test
    void what_was_looked_at_is_what_is_released() {
        String id = submitted(author, restricted());
        String etag = supervisor.read(id).header("ETag");
        author.edit(id, with(VICTIM)).then().statusCode(200);
        author.submit(id).then().statusCode(200);

        supervisor.release(id, 1).then().statusCode(409).body("type", endsWith("/referral-changed"));
        supervisor.expecting(etag).release(id).then().statusCode(412);
        author.read(id).then().body("released", nullValue());
        supervisor.release(id, 2).then().statusCode(200).body("released", equalTo(2));
    }

    /** Of a draft that its author rewrites, the number stays: it says nothing of what was read under it. */
    @Test
    void the_number_of_a_draft_that_was_rewritten_does_not_say_what_was_read() {
        Desk colleague = Desk.inUnit(stack, "be-fgp", "a-unit", "a.supervisor", "release-supervisor");
        String id = author.drafts(restricted());
        String read = colleague
                .read(id)
                .then()
                .statusCode(200)
                .body("version.number", equalTo(1))
                .extract()
                .header("ETag");
        author.edit(id, with(VICTIM)).then().statusCode(200).body("version.number", equalTo(1));
        author.submit(id).then().statusCode(200);

        colleague.release(id, 1).then().statusCode(428).body("type", endsWith("/precondition-required"));
        colleague.expecting(read).release(id, 1).then().statusCode(412).body("type", endsWith("/precondition-failed"));
        author.read(id).then().body("released", nullValue());

        String now = colleague.read(id).header("ETag");
        colleague.expecting(now).release(id, 1).then().statusCode(200).body("released", equalTo(1));
    }

    @Test
    void of_a_version_from_before_it_was_known_whether_it_was_rewritten_the_number_is_not_enough() {
        String id = submitted(author, restricted());
        new Rows(stack).execute("update version set rewritten = default where referral = '" + id + "'");

        supervisor.release(id, 1).then().statusCode(428);
        supervisor
                .expecting(supervisor.read(id).header("ETag"))
                .release(id)
                .then()
                .statusCode(200);
    }

    @Test
    void a_second_officer_who_does_not_say_what_they_have_read_releases_nothing() {
        String id = submitted(author, restricted());

        for (Desk silent : new Desk[] {supervisor, supervisor.expecting("*")})
            silent.release(id).then().statusCode(428).body("type", endsWith("/precondition-required"));
        author.read(id).then().body("released", nullValue());
        String etag = supervisor.read(id).header("ETag");
        supervisor.expecting(etag).release(id).then().statusCode(200).body("released", equalTo(1));
    }

    @Test
    void a_second_officers_key_is_theirs_alone() {
        String key = UUID.randomUUID().toString();
        String first = submitted(author, restricted());
        supervisor.keyed(key).release(first, 1).then().statusCode(200);
        String second = submitted(author, restricted());

        refused(author.keyed(key).release(second));
        refused(author.keyed(key).release(second, 1));
        author.read(second).then().body("released", nullValue());
    }

    @Test
    void an_author_does_not_share_alone_what_took_two_whatever_they_are_today() {
        String id = submitted(author, restricted());
        supervisor.release(id, 1).then().statusCode(200);
        String consent = Asking.about(stack, author, id).toString();

        for (Desk desk : new Desk[] {
            author,
            Desk.inUnit(stack, "be-fgp", "a-unit", "an.author", BOTH),
            person("an.author", "somebody.else", "be-fgp")
        }) refused(desk.answer(consent, "{\"answer\":\"grant\"}"));
        author.consent(consent).then().body("state", equalTo("requested"));
    }

    private static void refused(Response answer) {
        answer.then().statusCode(403).body("type", endsWith("/second-officer-needed"));
    }

    private static String submitted(Desk by, ObjectNode content) {
        String id = by.drafts(content);
        by.submit(id).then().statusCode(200);
        return id;
    }

    /** @param who as the issuer knows the person, whatever the account is called */
    private Desk person(String who, String account, String agency) {
        return Desk.known(stack, agency, "a-unit", who, account, BOTH);
    }

    private static ObjectNode person(String category) {
        return with("{\"id\":\"a1000000-0000-4000-8000-000000000009\",\"kind\":\"person\","
                + "\"name\":\"Exercise Victim\",\"category\":\"" + category + "\"}");
    }

    private static ObjectNode restricted() {
        ObjectNode content = small();
        ((ObjectNode) content.path("markings")).put("classification", "restricted");
        return content;
    }
}
