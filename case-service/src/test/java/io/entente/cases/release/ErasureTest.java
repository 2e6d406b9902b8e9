package io.entente.cases.release;

import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What lies in case-service's database, and what is left of what was erased. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ErasureTest {
    TestStack stack;
    private Desk officer;
    private Desk supervisor;
    private Rows rows;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        supervisor = Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor");
        rows = new Rows(stack);
    }

    @Test
    void a_stolen_database_tells_nothing_of_what_was_written() {
        String narrative = word();
        String reason = word();
        String id =
                officer.keyed(word()).drafts(with("{\"kind\":\"narrative\",\"text\":\"EXERCISE " + narrative + "\"}"));
        officer.submit(id).then().statusCode(200);
        officer.keyed(word()).release(id).then().statusCode(200);
        officer.keyed(word())
                .recall(id, "{\"reason\":\"" + reason + "\"}")
                .then()
                .statusCode(200);

        assertThat(officer.read(id).asString()).contains(narrative);
        StolenDatabase stolen = new StolenDatabase(stack);
        assertThat(stolen.tablesWith(id))
                .as("what stands there in clear is found")
                .contains("public.version");
        assertThat(stolen.tablesWith(narrative)).isEmpty();
        assertThat(stolen.tablesWith(reason)).isEmpty();
    }

    @Test
    void a_stolen_database_tells_no_account_name() {
        String name = word();
        String colleague = word();
        Desk named = Desk.inUnit(stack, "be-fgp", "drugs", name, "liaison-officer");
        String id = named.drafts(small());
        named.letRead(id, "{\"readers\":\"named\",\"named\":[\"" + colleague + "\"]}")
                .then()
                .statusCode(200);
        Desk other = Desk.inUnit(stack, "be-fgp", "elsewhere", colleague, "liaison-officer");

        assertThat(other.read(id).<String>path("custody.assignee")).isEqualTo(name);
        assertThat(other.read(id).<List<String>>path("custody.named")).containsExactly(colleague);
        assertThat(other.list("?assignee=" + name).<List<String>>path("referrals.assignee"))
                .containsExactly(name);
        assertThat(other.list("?assignee=" + colleague).<List<String>>path("referrals.id"))
                .isEmpty();
        StolenDatabase stolen = new StolenDatabase(stack);
        assertThat(stolen.tablesWith(name)).isEmpty();
        assertThat(stolen.tablesWith(colleague)).isEmpty();
    }

    @Test
    void an_erased_record_cannot_be_read_from_a_stolen_database() {
        String id = officer.releases(small());
        officer.keyed(UUID.randomUUID().toString()).amend(id, small()).then().statusCode(200);
        officer.recall(id).then().statusCode(200);
        assertThat(rows.count("data_key where record = '" + id + "'")).isOne();
        assertThat(rows.count("kept_answer where about = '" + id + "' and answer <> ''"))
                .isOne();

        supervisor.erase(id, "order").then().statusCode(200);

        assertThat(rows.count("data_key where record = '" + id + "'")).isZero();
        assertThat(rows.count("version where referral = '" + id + "'")).isEqualTo(2);
        assertThat(rows.count(
                        "version where referral = '" + id + "' and (content is not null or review_by is not null)"))
                .isZero();
        assertThat(rows.count("statement where version in (select id from version where referral = '" + id + "')"))
                .isZero();
        assertThat(rows.count("referral where id = '" + id
                        + "' and (recall_reason is not null or assignee_name is not null)"))
                .isZero();
        assertThat(rows.count("kept_answer where about = '" + id + "' and answer <> ''"))
                .isZero();
    }

    @Test
    void an_erased_referral_is_gone_but_that_it_was_stays() {
        String id = officer.releases(small());
        String reference = officer.read(id).path("reference");
        officer.recall(id).then().statusCode(200);

        Response erased = supervisor.erase(id, "subject-request");

        assertThat(erased.statusCode()).as(erased.asString()).isEqualTo(200);
        assertThat(erased.<String>path("state")).isEqualTo("erased");
        assertThat(erased.<String>path("ground")).isEqualTo("subject-request");
        assertThat(erased.<String>path("reference")).isEqualTo(reference);
        assertGone(supervisor.read(id));
        assertGone(supervisor.version(id, 1));
        assertThat(supervisor.versions(id).<List<String>>path("versions.state")).containsExactly("released");
        assertThat(supervisor.history(id).<List<String>>path("history.act"))
                .containsExactly(
                        "referral.created",
                        "referral.submitted",
                        "referral.released",
                        "referral.recalled",
                        "referral.erased");
        assertThat(supervisor.list("?state=erased&reference=" + reference).<List<String>>path("referrals.id"))
                .containsExactly(id);
    }

    @Test
    void nothing_more_is_done_to_an_erased_referral() {
        // Both: the officer still reads it by its circle, and the supervisor could recall it.
        Desk both = Desk.of(stack, "be-fgp", "an.officer", "liaison-officer", "release-supervisor");
        String id = both.drafts(small());
        both.erase(id, "in-error").then().statusCode(200);

        assertGone(both.read(id));
        assertGone(both.edit(id, small()));
        assertGone(both.submit(id));
        assertGone(both.release(id));
        assertGone(both.amend(id, small()));
        assertGone(both.recall(id));
        assertGone(both.close(id));
        assertGone(both.delete(id));
        assertGone(both.handOver(id, "drugs", "an.officer"));
        assertGone(both.letRead(id, "{\"readers\":\"agency\"}"));
    }

    @Test
    @Tag("P6")
    void an_erasure_is_announced_once_and_a_second_one_changes_nothing() {
        String id = officer.releases(small());
        officer.close(id).then().statusCode(200);

        List<Sent> sent = Sent.during(stack, () -> {
            supervisor.erase(id, "retention-over").then().statusCode(200);
            supervisor.erase(id, "order").then().statusCode(200);
        });

        assertThat(sent.stream()
                        .filter(message -> message.address() == Address.RECORD_ERASED)
                        .filter(message ->
                                message.event().data().path("record").asText().equals(id)))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.event().data().path("record").asText()).isEqualTo(id);
                    assertThat(message.event().data().path("agency").asText()).isEqualTo("be-fgp");
                });
        assertThat(supervisor.erase(id, "order").<String>path("ground")).isEqualTo("retention-over");
    }

    @Test
    @Tag("P7")
    void the_erasure_of_what_never_left_the_agency_is_announced_to_nobody() {
        String id = officer.drafts(small());

        List<Sent> sent =
                Sent.during(stack, () -> supervisor.erase(id, "in-error").then().statusCode(200));

        // What earlier tests sent may wait too.
        assertThat(sent).extracting(Sent::address).contains(Address.AUDIT_CASE);
        assertThat(sent)
                .filteredOn(message ->
                        message.event().data().path("record").asText().equals(id))
                .isEmpty();
    }

    @Test
    void who_only_writes_does_not_erase_and_a_ground_is_one_of_the_list() {
        String id = officer.drafts(small());

        assertThat(officer.erase(id, "order").statusCode()).isEqualTo(403);
        assertThat(supervisor.erase(id, "because").statusCode()).isEqualTo(422);
        assertThat(Desk.of(stack, "be-customs", "a.supervisor", "release-supervisor")
                        .erase(id, "order")
                        .statusCode())
                .isEqualTo(404);
        assertThat(supervisor.expecting("\"77\"").erase(id, "order").statusCode())
                .isEqualTo(412);
        assertThat(officer.read(id).statusCode()).isEqualTo(200);
    }

    @Test
    void an_erasure_under_a_key_is_answered_twice_alike() {
        String id = officer.drafts(small());
        Desk keyed = supervisor.keyed(word());

        Response first = keyed.erase(id, "order");
        Response second = keyed.erase(id, "order");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void a_write_that_is_repeated_after_the_erasure_takes_no_effect_again() {
        Desk keyed = officer.keyed(word());
        var content = small();
        String id = keyed.drafts(content);
        supervisor.erase(id, "order").then().statusCode(200);
        long before = rows.count("referral");

        Response repeated = keyed.file(content);

        assertThat(repeated.statusCode()).isEqualTo(410);
        assertThat(repeated.<String>path("type")).endsWith("/answer-erased");
        assertThat(rows.count("referral")).isEqualTo(before);
    }

    @Test
    void a_content_moved_to_another_referral_or_version_does_not_open() {
        String one = officer.releases(small());
        String other = officer.drafts(small());
        officer.edit(one, small()).then().statusCode(200);

        rows.execute("update version set content = (select content from version where referral = '" + one
                + "' and number = 1) where referral = '" + other + "'");
        rows.execute("update version set content = (select content from version where referral = '" + one
                + "' and number = 1) where referral = '" + one + "' and number = 2");

        assertThat(officer.read(other).statusCode()).isEqualTo(500);
        assertThat(officer.read(one).statusCode()).isEqualTo(500);
        assertThat(officer.version(one, 1).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_put_in_anothers_place_does_not_open() {
        String one = officer.drafts(small());
        String other = officer.drafts(small());

        rows.execute("update data_key set wrapped = (select wrapped from data_key where record = '" + one
                + "') where record = '" + other + "'");

        assertThat(officer.read(other).statusCode()).isEqualTo(500);
    }

    @Test
    void a_request_deletes_no_key_and_no_statement_of_what_is_not_erased() throws SQLException {
        String id = officer.releases(small());

        try (Connection web = stack.as("web");
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            statement.execute("select set_config('entente.agency', 'be-fgp', true)");
            assertThat(statement.executeUpdate("delete from data_key where record = '" + id + "'"))
                    .isZero();
            assertThat(statement.executeUpdate("delete from statement where version in"
                            + " (select id from version where referral = '" + id + "')"))
                    .isZero();
            web.rollback();
        }
    }

    private static void assertGone(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
        assertThat(answer.<String>path("type")).endsWith("/referral-erased");
    }

    private static String word() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }
}
