package io.entente.cases.custody;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** Who reads a referral inside its agency, and who does not learn that there is one. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class CustodyTest {
    private static final String AGENCY = "be-customs";

    TestStack stack;
    private Desk author;
    private Desk colleague;
    private Desk stranger;
    private Desk unitless;
    private Desk ownSupervisor;
    private Desk otherSupervisor;
    /** Units of this test alone, so that lists hold nothing of others. */
    private final String unit = "drugs-" + UUID.randomUUID();

    private final String otherUnit = "ports-" + UUID.randomUUID();

    @BeforeEach
    void sign_in() {
        author = liaison("the.author", unit);
        colleague = liaison("a.colleague", unit);
        stranger = liaison("a.stranger", otherUnit);
        unitless = liaison("a.loner", null);
        ownSupervisor = Desk.inUnit(stack, AGENCY, unit, "own.supervisor", "release-supervisor");
        otherSupervisor = Desk.inUnit(stack, AGENCY, otherUnit, "other.supervisor", "release-supervisor");
    }

    private Desk liaison(String name, String of) {
        return Desk.inUnit(stack, AGENCY, of, name, "liaison-officer");
    }

    @Test
    void a_fresh_referral_is_its_units_to_read() {
        Response filed = author.file(small());

        filed.then()
                .body("custody.unit", equalTo(unit))
                .body("custody.assignee", equalTo("the.author"))
                .body("custody.readers", equalTo("unit"));
        assertReaders(filed.path("id"), List.of(author, colleague, ownSupervisor));
    }

    @Test
    void the_agency_may_be_let_read() {
        String id = author.drafts(small());
        author.letRead(id, "{\"readers\":\"agency\"}")
                .then()
                .statusCode(200)
                .body("custody.readers", equalTo("agency"));

        assertReaders(id, List.of(author, colleague, stranger, unitless, ownSupervisor, otherSupervisor));
        Desk.liaison(stack, "be-fgp", "an.officer").read(id).then().statusCode(404);
    }

    @Test
    void named_officers_read_and_the_unit_does_not() {
        String id = author.drafts(small());
        author.letRead(id, "{\"readers\":\"named\",\"named\":[\"a.stranger\",\"a.loner\"]}")
                .then()
                .statusCode(200)
                .body("custody.named", contains("a.stranger", "a.loner"));

        assertReaders(id, List.of(author, stranger, unitless, ownSupervisor));
        // A part of a name is no name, and no name stands for others.
        for (String name : List.of("stranger", "a.strange", "a.stranger2", "a.stranger\na.loner", "%", "_.loner"))
            liaison(name, otherUnit).read(id).then().statusCode(404);
    }

    @Test
    void who_has_no_unit_files_for_themselves_and_for_supervisors() {
        String id = unitless.drafts(small());

        unitless.read(id).then().body("custody.unit", nullValue()).body("custody.readers", equalTo("named"));
        assertReaders(id, List.of(unitless, ownSupervisor, otherSupervisor));
        // Nobody's unit is the unit of those who have none.
        liaison("another.loner", null).read(id).then().statusCode(404);
        liaison("a.blank", " ").read(id).then().statusCode(404);
    }

    @Test
    @Tag("P7")
    void what_an_officer_may_not_read_is_answered_exactly_like_what_is_not_there() {
        String hidden = author.releases(small());
        String missing = UUID.randomUUID().toString();
        List<BiFunction<Desk, String, Response>> calls = List.of(
                Desk::read,
                Desk::versions,
                (desk, id) -> desk.version(id, 1),
                Desk::history,
                (desk, id) -> desk.edit(id, whole()),
                Desk::delete,
                Desk::submit,
                (desk, id) -> desk.release(id),
                (desk, id) -> desk.amend(id, small()),
                (desk, id) -> desk.recall(id),
                Desk::close,
                (desk, id) -> desk.handOver(id, unit, "a.stranger"),
                (desk, id) -> desk.letRead(id, "{\"readers\":\"agency\"}"));

        for (Function<Desk, Desk> as : List.<Function<Desk, Desk>>of(
                Function.identity(),
                desk -> desk.expecting("\"0\""),
                desk -> desk.keyed(UUID.randomUUID().toString())))
            for (BiFunction<Desk, String, Response> call : calls) {
                Response one = call.apply(as.apply(stranger), hidden);
                Response none = call.apply(as.apply(stranger), missing);
                assertThat(one.statusCode()).isEqualTo(404);
                assertThat(none.statusCode()).isEqualTo(404);
                assertThat(one.asByteArray()).isEqualTo(none.asByteArray());
                assertThat(one.headers().asList())
                        .hasToString(none.headers().asList().toString());
            }
    }

    @Test
    @Tag("P7")
    void a_list_never_shows_or_counts_what_the_officer_may_not_read() {
        List<String> own = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            hidden.add(author.drafts(small()));
            own.add(0, stranger.drafts(small()));
            hidden.add(author.drafts(small()));
        }

        List<String> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = "";
        do {
            Response page = stranger.list("?unit=" + otherUnit + "&limit=2" + next);
            page.then().statusCode(200);
            List<String> ids = page.path("referrals.id");
            listed.addAll(ids);
            sizes.add(ids.size());
            next = page.path("next") == null ? "" : "&after=" + page.path("next");
        } while (!next.isEmpty());

        assertThat(listed).isEqualTo(own);
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(stranger.list("?unit=" + unit).<List<?>>path("referrals")).isEmpty();
        assertThat(stranger.list("?assignee=the.author&limit=100").<List<String>>path("referrals.id"))
                .doesNotContainAnyElementsOf(hidden);
        assertThat(stranger.list("").<List<String>>path("referrals.unit")).doesNotContain(unit);
    }

    @Test
    @Tag("P7")
    void a_page_after_what_cannot_be_read_tells_nothing_of_it() {
        stranger.drafts(small());
        String hidden = author.drafts(small());

        Response after = stranger.list("?after=" + hidden);
        Response afterNone = stranger.list("?after=" + UUID.randomUUID());

        assertThat(after.asString()).isEqualTo(afterNone.asString());
        assertThat(after.<List<?>>path("referrals")).isEmpty();
    }

    @Test
    void a_second_officer_of_any_unit_finds_what_waits_for_one() {
        String id = author.drafts(restricted());
        otherSupervisor.read(id).then().statusCode(404);

        author.submit(id).then().statusCode(200);

        assertThat(otherSupervisor.list("?versionState=submitted&unit=" + unit).<List<String>>path("referrals.id"))
                .containsExactly(id);
        otherSupervisor.read(id).then().statusCode(200).body("version.state", equalTo("submitted"));
        // To look twice is not to have it.
        otherSupervisor.handOver(id, otherUnit, "other.supervisor").then().statusCode(403);
        stranger.read(id).then().statusCode(404);
        otherSupervisor.release(id, 1).then().statusCode(200).body("version.state", equalTo("released"));
        otherSupervisor.read(id).then().statusCode(404);
    }

    @Test
    void a_second_officer_who_writes_as_well_writes_nothing_of_another_units() {
        Desk both = Desk.inUnit(stack, AGENCY, otherUnit, "both.roles", "liaison-officer", "release-supervisor");
        String id = author.drafts(restricted());
        author.submit(id).then().statusCode(200);

        for (Response refused : List.of(
                both.edit(id, small()),
                both.submit(id),
                both.amend(id, small()),
                both.recall(id),
                both.close(id),
                both.delete(id),
                both.letRead(id, "{\"readers\":\"agency\"}")))
            refused.then().statusCode(403).body("type", endsWith("/referral-not-yours"));
        both.release(id, 1).then().statusCode(200);
    }

    @Test
    void a_supervisor_of_another_unit_does_not_see_what_one_officer_may_release() {
        String id = author.drafts(small());
        author.submit(id).then().statusCode(200);

        otherSupervisor.read(id).then().statusCode(404);
        otherSupervisor.release(id).then().statusCode(404);
    }

    @Test
    void a_second_officer_no_longer_sees_what_is_rewritten() {
        String id = author.drafts(restricted());
        author.submit(id).then().statusCode(200);
        otherSupervisor.read(id).then().statusCode(200);

        author.edit(id, restricted()).then().statusCode(200);

        otherSupervisor.read(id).then().statusCode(404);
    }

    @Test
    void what_is_handed_over_is_the_new_units() {
        String id = author.releases(small());

        author.handOver(id, otherUnit, "a.stranger")
                .then()
                .statusCode(200)
                .body("custody.unit", equalTo(otherUnit))
                .body("custody.assignee", equalTo("a.stranger"));

        assertReaders(id, List.of(stranger, otherSupervisor));
        stranger.amend(id, whole()).then().statusCode(200);
        // And back, to nobody in particular.
        stranger.handOver(id, "{\"unit\":\"" + unit + "\"}")
                .then()
                .statusCode(200)
                .body("custody.assignee", nullValue());
        assertReaders(id, List.of(author, colleague, ownSupervisor));
    }

    @Test
    void who_may_only_read_gives_nothing_away() {
        String id = author.drafts(small());
        author.letRead(id, "{\"readers\":\"agency\"}").then().statusCode(200);

        for (Response refused : List.of(
                stranger.handOver(id, otherUnit, "a.stranger"),
                stranger.letRead(id, "{\"readers\":\"named\"}"),
                stranger.delete(id),
                unitless.letRead(id, "{\"readers\":\"named\"}")))
            refused.then().statusCode(403).body("type", endsWith("/referral-not-yours"));
        colleague.handOver(id, otherUnit, "a.stranger").then().statusCode(200);
    }

    @Test
    void a_supervisor_hands_over_what_a_colleague_left() {
        String id = author.drafts(small());
        author.letRead(id, "{\"readers\":\"named\"}").then().statusCode(200);
        assertReaders(id, List.of(author, ownSupervisor));

        ownSupervisor.handOver(id, unit, "a.colleague").then().statusCode(200);

        assertReaders(id, List.of(colleague, ownSupervisor));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"unit\":\"\"}",
                "{\"unit\":7}",
                "{\"unit\":\"x\",\"assignee\":\"two words\"}",
                "{\"unit\":\"x\",\"mood\":\"good\"}"
            })
    void a_hand_over_names_a_unit(String body) {
        author.handOver(author.drafts(small()), body).then().statusCode(422).body("type", endsWith("/invalid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"readers\":\"everybody\"}",
                "{\"readers\":\"unit\",\"named\":[\"x\"]}",
                "{\"readers\":\"named\",\"named\":[\"x\",\"x\"]}",
                "{\"readers\":\"named\",\"named\":[\"\"]}"
            })
    void readers_are_one_of_three(String body) {
        author.letRead(author.drafts(small()), body).then().statusCode(422).body("type", endsWith("/invalid"));
    }

    private void assertReaders(String id, List<Desk> readers) {
        for (Desk desk : List.of(author, colleague, stranger, unitless, ownSupervisor, otherSupervisor)) {
            boolean reads = readers.contains(desk);
            desk.read(id).then().statusCode(reads ? 200 : 404);
            List<String> listed = desk.list("?limit=100").path("referrals.id");
            assertThat(listed.contains(id)).isEqualTo(reads);
        }
    }

    private static ObjectNode restricted() {
        ObjectNode content = small();
        ((ObjectNode) content.path("markings")).put("classification", "restricted");
        return content;
    }
}
