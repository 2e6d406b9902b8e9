package io.entente.cases.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

/** Who asked for a referral, as its officers read it. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;
    private Desk officer;
    private String referral;

    @BeforeEach
    void release() {
        officer = Desk.inUnit(stack, "be-fgp", "drugs", "an.officer", "liaison-officer");
        referral = officer.releases(small());
    }

    @Test
    @Tag("P6")
    void a_notice_that_arrives_twice_is_read_once() {
        ObjectNode notice = notice(UUID.randomUUID());
        send(notice);
        send(notice);
        UUID next = told(notice(UUID.randomUUID()).put("agency", "us-dea"));

        officer.notices(referral, "")
                .then()
                .statusCode(200)
                .body(
                        "notices.notice",
                        contains(next.toString(), notice.path("notice").textValue()))
                .body("notices.asker", contains("us-dea", "us-hsi"))
                .body("notices[1].contact", equalTo("liaison@us-hsi.example"))
                .body("notices[1].outcome", equalTo("nothing"))
                .body("notices[1].clauses", contains("us-be/1/queries"))
                .body("notices[1].purpose", nullValue())
                .body("notices[1].justification", nullValue())
                .body("notices[1].officer", nullValue())
                .body("notices[1].askedAt", equalTo("2026-11-22T10:00:00.123456Z"))
                .body("next", nullValue());
    }

    @Test
    void what_an_asker_says_of_itself_is_read_and_lies_closed() {
        String why = "EXERCISE " + UUID.randomUUID();
        told(notice(UUID.randomUUID())
                .put("purpose", "drug-trafficking")
                .put("justification", why)
                .put("officer", "officer-7"));

        officer.notices(referral, "")
                .then()
                .statusCode(200)
                .body("notices[0].purpose", equalTo("drug-trafficking"))
                .body("notices[0].justification", equalTo(why))
                .body("notices[0].officer", equalTo("officer-7"));
        assertThat(new StolenDatabase(stack).tablesWith(why)).isEmpty();
    }

    @Test
    void the_list_goes_page_by_page() {
        List<String> told = Stream.of(1, 2, 3)
                .map(any -> told(notice(UUID.randomUUID())).toString())
                .toList();
        String other = officer.releases(small());

        Response first = officer.notices(referral, "?limit=2");
        Response second = officer.notices(referral, "?limit=2&after=" + first.path("next"));

        first.then().body("notices.notice", contains(told.get(2), told.get(1)));
        second.then().body("notices.notice", contains(told.get(0))).body("next", nullValue());
        officer.notices(other, "?after=" + told.get(2)).then().body("notices", empty());
    }

    @Test
    void who_may_not_read_the_referral_reads_no_notices() {
        told(notice(UUID.randomUUID()));
        Response unknown = officer.notices(UUID.randomUUID().toString(), "");

        for (Desk other : List.of(
                Desk.inUnit(stack, "be-fgp", "fraud", "another.officer", "liaison-officer"),
                Desk.liaison(stack, "be-customs", "a.customs.officer"))) {
            Response hidden = other.notices(referral, "");
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(hidden.asByteArray()).isEqualTo(unknown.asByteArray());
        }
    }

    @Test
    void a_notice_about_what_was_not_released_or_not_by_whom_is_refused() {
        String draft = officer.drafts(small());
        long dead = stack.broker().waiting("dead.query.matched");
        send(notice(UUID.randomUUID()).put("record", draft));
        send(notice(UUID.randomUUID()).put("record", UUID.randomUUID().toString()));
        send(notice(UUID.randomUUID()).put("originator", "be-customs"));
        send(notice(UUID.randomUUID()).put("outcome", "perhaps"));
        send(notice(UUID.randomUUID()).put("officer", "officer-7"));
        send(notice(UUID.randomUUID()).set("clauses", JsonNodeFactory.instance.arrayNode()));

        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.query.matched") == dead + 6);
        officer.notices(referral, "").then().body("notices", empty());
        officer.notices(draft, "").then().body("notices", empty());
    }

    @Test
    void notices_go_with_what_they_are_about() {
        told(notice(UUID.randomUUID()));
        officer.recall(referral).then().statusCode(200);
        officer.notices(referral, "").then().statusCode(200).body("notices", hasSize(1));
        Desk.inUnit(stack, "be-fgp", "drugs", "a.supervisor", "release-supervisor")
                .erase(referral, "order")
                .then()
                .statusCode(200);
        Rows rows = new Rows(stack);
        assertThat(rows.count("notice where referral = '" + referral + "'")).isZero();

        UUID late = UUID.randomUUID();
        send(late, notice(late));
        await().atMost(PATIENCE).until(() -> rows.count("inbox where id = '" + late + "'") == 1);

        assertThat(rows.count("notice where referral = '" + referral + "'")).isZero();
        officer.notices(referral, "").then().statusCode(410);
    }

    /** Returns once the officer can read it. */
    private UUID told(ObjectNode data) {
        send(data);
        String notice = data.path("notice").textValue();
        await().atMost(PATIENCE).until(() -> officer.notices(referral, "?limit=100")
                .<List<String>>path("notices.notice")
                .contains(notice));
        return UUID.fromString(notice);
    }

    private void send(ObjectNode data) {
        send(UUID.randomUUID(), data);
    }

    private void send(UUID event, ObjectNode data) {
        stack.others().send(Address.QUERY_MATCHED, event, data.path("record").textValue(), data);
    }

    private ObjectNode notice(UUID id) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("notice", id.toString())
                .put("record", referral)
                .put("originator", "be-fgp")
                .put("agency", "us-hsi")
                .put("contact", "liaison@us-hsi.example")
                .put("outcome", "nothing")
                .putNull("purpose")
                .putNull("justification")
                .putNull("officer")
                .put("at", "2026-11-22T10:00:00.123456Z");
        data.putArray("clauses").add("us-be/1/queries");
        return data;
    }
}
