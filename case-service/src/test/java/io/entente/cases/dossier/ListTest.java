package io.entente.cases.dossier;

import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

/** Finding referrals by where they stand, and looking back at what they were. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ListTest {
    TestStack stack;
    private Desk officer;
    private final String unit = "unit-" + UUID.randomUUID();

    @BeforeEach
    void sign_in() {
        officer = Desk.inUnit(stack, "us-dea", unit, "an.officer", "liaison-officer");
    }

    @Test
    void a_list_holds_what_every_filter_lets_through() {
        String draft = officer.drafts(small());
        String submitted = officer.drafts(whole());
        officer.submit(submitted).then().statusCode(200);
        String released = officer.releases(whole());
        String closed = officer.releases(small());
        officer.close(closed).then().statusCode(200);
        String recalled = officer.releases(small());
        officer.recall(recalled).then().statusCode(200);

        assertThat(found("")).containsExactly(recalled, closed, released, submitted, draft);
        assertThat(found("&state=open")).containsExactly(released, submitted, draft);
        assertThat(found("&state=closed")).containsExactly(closed);
        assertThat(found("&state=recalled")).containsExactly(recalled);
        assertThat(found("&versionState=draft")).containsExactly(draft);
        assertThat(found("&versionState=submitted")).containsExactly(submitted);
        assertThat(found("&versionState=released")).containsExactly(recalled, closed, released);
        assertThat(found("&type=seizure")).containsExactly(released, submitted);
        assertThat(found("&type=seizure&versionState=released&state=open")).containsExactly(released);
        assertThat(found("&reference=" + officer.read(closed).path("reference")))
                .containsExactly(closed);
        assertThat(found("&assignee=an.officer&limit=1")).containsExactly(recalled);
        assertThat(found("&assignee=somebody.else")).isEmpty();
        // An empty filter is none.
        assertThat(found("&state=&type=")).hasSize(5);
    }

    @Test
    void filters_go_on_from_page_to_page() {
        List<String> seizures = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            officer.drafts(small());
            seizures.add(0, officer.drafts(whole()));
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            Response page = officer.list("?type=seizure&limit=2&unit=" + unit + next);
            listed.addAll(page.path("referrals.id"));
            next = page.path("next") == null ? "" : "&after=" + page.path("next");
        } while (!next.isEmpty());

        assertThat(listed).isEqualTo(seizures);
    }

    @Test
    void a_referral_is_found_by_when_it_was_filed() {
        String first = officer.drafts(small());
        String filedAt = officer.file(small()).path("filedAt");

        assertThat(found("&filedTo=" + filedAt)).containsExactly(first);
        assertThat(found("&filedFrom=" + filedAt)).hasSize(1).doesNotContain(first);
    }

    @Test
    void what_is_to_be_reviewed_by_today_is_found() {
        String due = officer.drafts(small());
        String later = officer.drafts(small());
        officer.drafts(small());
        new Rows(stack)
                .execute(
                        "update version set review_by = current_date - 1 where referral = '" + due + "'",
                        "update version set review_by = current_date + 30 where referral = '" + later + "'");

        assertThat(found("&reviewDue=true")).containsExactly(due);
        assertThat(found("&reviewDue=false")).hasSize(3);
    }

    @Test
    void the_day_that_content_names_is_the_one_that_lists_find_it_by() {
        String due = officer.drafts(small().put("reviewBy", "2020-01-31"));
        officer.drafts(small().put("reviewBy", "2999-01-31"));

        assertThat(found("&reviewDue=true")).containsExactly(due);
    }

    @Test
    void content_that_names_no_day_is_due_five_years_after_its_release() {
        String old = officer.releases(small());
        String revised = officer.releases(small());
        String young = officer.releases(small());
        officer.edit(revised, small());
        new Rows(stack)
                .execute(
                        "update version set due_by = due_by - 1827 where state = 'RELEASED'" + " and referral in ('"
                                + old + "', '" + revised + "')",
                        "update version set due_by = due_by - 1820 where referral = '" + young + "'");

        assertThat(found("&reviewDue=true")).containsExactlyInAnyOrder(old, revised);
    }

    @Test
    void a_list_says_the_day_of_what_is_in_force_whatever_a_newer_draft_names() {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        String id = officer.releases(small().put("reviewBy", day.toString()));
        officer.edit(id, small().put("reviewBy", day.plusYears(1).toString()))
                .then()
                .statusCode(200);

        assertThat(officer.list("?unit=" + unit).<List<String>>path("referrals.reviewBy"))
                .containsExactly(day.toString());
    }

    @Test
    void what_was_reviewed_is_due_again_on_the_day_that_was_set_and_what_is_needed_no_longer_until_it_is_erased() {
        LocalDate today = Today.thatLasts();
        String kept = officer.releases(small());
        String unneeded = officer.releases(small());
        new Rows(stack).execute("update version set due_by = '" + today + "' where referral = '" + kept + "'");
        assertThat(found("&reviewDue=true")).containsExactly(kept);

        officer.review(kept, today.plusDays(30)).then().statusCode(200);
        officer.review(unneeded, "{\"outcome\":\"not-kept\",\"reason\":\"EXERCISE\"}")
                .then()
                .statusCode(200);

        assertThat(found("&reviewDue=true")).containsExactly(unneeded);
        Response list = officer.list("?unit=" + unit);
        assertThat(list.<String>path("referrals.find { it.id == '" + kept + "' }.reviewBy"))
                .isEqualTo(today.plusDays(30).toString());
        officer.recall(unneeded).then().statusCode(200);
        assertThat(found("&reviewDue=true")).containsExactly(unneeded);
        Desk.inUnit(stack, "us-dea", unit, "a.supervisor", "release-supervisor")
                .erase(unneeded, "retention-over")
                .then()
                .statusCode(200);
        assertThat(found("&reviewDue=true")).isEmpty();
    }

    private List<String> found(String filters) {
        Response list = officer.list("?unit=" + unit + filters);
        list.then().statusCode(200);
        return list.path("referrals.id");
    }

    @ParameterizedTest
    @CsvSource({
        "state, ajar",
        "versionState, lost",
        "type, gossip",
        "filedFrom, yesterday",
        "filedTo, 2026-11-22",
        "filedTo, +999999999-12-31T23:59:59Z",
        "reviewDue, maybe"
    })
    void a_filter_that_is_none_is_refused_by_name(String filter, String value) {
        officer.calling()
                .queryParam(filter, value)
                .get("/v1/referrals")
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"))
                .body("faults[0].path", equalTo(filter));
    }

    @Test
    void every_version_stays_to_be_read() {
        String id = officer.releases(small());
        officer.amend(id, whole()).then().statusCode(200);
        officer.edit(id, small()).then().statusCode(200);

        officer.versions(id)
                .then()
                .statusCode(200)
                .body("versions.number", equalTo(List.of(1, 2, 3)))
                .body("versions.state", equalTo(List.of("superseded", "released", "draft")))
                .body("versions.type", equalTo(List.of("intelligence", "seizure", "intelligence")))
                .body("versions[0].releasedAt", containsString("T"))
                .body("versions[2].releasedAt", equalTo(null))
                .body("versions.authors.collect { it.size() }", equalTo(List.of(1, 1, 1)));
        officer.version(id, 1)
                .then()
                .statusCode(200)
                .body("state", equalTo("superseded"))
                .body("content.type", equalTo("intelligence"));
        officer.version(id, 2).then().body("content.items.kind", hasItem("person"));
        for (int none : new int[] {0, 4, -1}) officer.version(id, none).then().statusCode(404);
    }

    @Test
    void history_tells_who_did_what() {
        String id = officer.drafts(small());
        Desk colleague = Desk.inUnit(stack, "us-dea", unit, "a.colleague", "liaison-officer");
        colleague.edit(id, whole()).then().statusCode(200);
        officer.submit(id).then().statusCode(200);
        colleague.release(id).then().statusCode(200);
        officer.read(id);
        officer.handOver(id, unit, "a.colleague").then().statusCode(200);
        colleague.recall(id).then().statusCode(200);
        colleague.recall(id).then().statusCode(200);

        Response history = officer.history(id);

        assertThat(history.<List<String>>path("history.act"))
                .containsExactly(
                        "referral.created",
                        "referral.edited",
                        "referral.submitted",
                        "referral.released",
                        "referral.handed-over",
                        "referral.recalled");
        List<String> officers = history.path("history.officer");
        assertThat(officers.get(0)).isEqualTo(officers.get(2)).isNotEqualTo(officers.get(1));
        assertThat(officers.get(1)).isEqualTo(officers.get(3)).isEqualTo(officers.get(5));
        assertThat(history.asString()).doesNotContain("an.officer", "a.colleague");
    }
}
