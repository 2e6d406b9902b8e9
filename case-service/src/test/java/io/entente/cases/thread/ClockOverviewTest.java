package io.entente.cases.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an officer sees of who owes an answer. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ClockOverviewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LATER = "2039-01-01T00:00:00Z";
    private static final String BEFORE = "2026-01-01T08:00:00Z";
    private static final String NOTED = "2026-01-01T08:00:01Z";

    TestStack stack;
    private Desk officer;
    private String id;
    private final UUID hsi = UUID.randomUUID();
    private final UUID europol = UUID.randomUUID();

    @BeforeEach
    void ask() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        id = officer.releases(small().put("type", "assistance-request").put("urgency", "urgent-direct"));
    }

    @Test
    void the_officer_sees_who_owes_an_answer_by_which_clause_and_until_when() {
        send(clock(europol, "eu-europol", 1, LATER));
        send(clock(hsi, "us-hsi", 1, BEFORE));
        arrived(2);

        JsonPath sheet = sheet();

        assertThat(sheet.getList("clocks.agency")).containsExactly("us-hsi", "eu-europol");
        assertThat(sheet.getList("clocks.state")).containsExactly("overdue", "open");
        assertThat(sheet.getList("clocks.dueAt")).containsExactly(BEFORE, LATER);
        assertThat(sheet.getString("clocks[0].clause")).isEqualTo("be-eu/1/requests");
        assertThat(sheet.getString("clocks[0].source")).isEqualTo("Directive (EU) 2023/977 Art. 5(1)");
        assertThat(sheet.getString("clocks[0].urgency")).isEqualTo("urgent-direct");
    }

    @ParameterizedTest
    @CsvSource({"answeredAt, answered", "suspendedAt, suspended", "withdrawnAt, withdrawn", "overdueAt, overdue"})
    void what_the_gateway_says_of_a_clock_is_what_the_officer_sees(String what, String state) {
        send(clock(hsi, "us-hsi", 1, BEFORE));
        send(clock(hsi, "us-hsi", 2, BEFORE).put(what, NOTED));
        await().atMost(PATIENCE).until(() -> sheet().getList("clocks.state").contains(state));

        assertThat(listed(state)).contains(hsi.toString());
        for (String other : List.of("overdue", "open", "suspended", "answered", "withdrawn"))
            if (!other.equals(state)) assertThat(listed(other)).as(other).doesNotContain(hsi.toString());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("P6")
    void whatever_the_order_and_however_often_the_last_revision_stands(long seed) {
        List<Runnable> sending = new ArrayList<>();
        for (ObjectNode one : List.of(
                clock(hsi, "us-hsi", 1, LATER),
                clock(hsi, "us-hsi", 2, LATER).put("suspendedAt", NOTED),
                clock(hsi, "us-hsi", 3, "2039-01-01T02:00:00Z"),
                clock(hsi, "us-hsi", 4, "2039-01-01T02:00:00Z").put("answeredAt", NOTED)))
            sending.addAll(Collections.nCopies(2, () -> send(one)));
        Collections.shuffle(sending, new Random(seed));

        sending.forEach(Runnable::run);
        await().atMost(PATIENCE).until(() -> sheet().getList("clocks.state").equals(List.of("answered")));

        assertThat(sheet().getString("clocks[0].dueAt")).isEqualTo("2039-01-01T02:00:00Z");
        assertThat(sheet().getString("clocks[0].suspendedAt")).isNull();
    }

    /** The gateway's clock was wrong once, and its database was restored since. */
    @Test
    @Tag("P6")
    void a_revision_from_a_clock_that_was_ahead_holds_off_no_news() {
        send(clock(hsi, "us-hsi", Integer.MAX_VALUE, LATER));
        arrived(1);

        send(clock(hsi, "us-hsi", now(), LATER).put("answeredAt", NOTED));

        await().atMost(PATIENCE).until(() -> sheet().getList("clocks.state").equals(List.of("answered")));
    }

    /** Of a clock that stays wrong older news is ahead of the clock here too, unless it is very late. */
    @Test
    @Tag("P6")
    void older_news_is_let_past_no_revision_however_wrong_the_clock_it_was_taken_from() {
        int ahead = now() + 600;
        send(clock(hsi, "us-hsi", ahead, LATER).put("answeredAt", NOTED));
        await().atMost(PATIENCE).until(() -> sheet().getList("clocks.state").equals(List.of("answered")));

        for (int older : List.of(ahead - 1, ahead - 240, now() - 7200, 5)) taken(clock(hsi, "us-hsi", older, LATER));

        assertThat(sheet().getList("clocks.state")).isEqualTo(List.of("answered"));
    }

    /** @return the revision that a change has now, at the least */
    private static int now() {
        return (int) (Instant.now().getEpochSecond() - 1767225600);
    }

    private void taken(JsonNode data) {
        UUID event = UUID.randomUUID();
        stack.others().send(Address.CLOCK_CHANGED, event, id, data);
        await().atMost(PATIENCE).until(() -> new Rows(stack).count("inbox where id = '" + event + "'") == 1);
    }

    @Test
    void what_is_overdue_is_listed_for_who_may_read_it_page_by_page() {
        send(clock(hsi, "us-hsi", 1, BEFORE));
        send(clock(europol, "eu-europol", 1, BEFORE));
        arrived(2);

        List<String> all = listed("overdue");
        assertThat(all).contains(hsi.toString(), europol.toString());
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = officer.calling()
                    .get("/v1/clocks?limit=1" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("clocks.clock"));
            next = page.get("next") == null ? null : "&after=" + page.getString("next");
        }
        assertThat(paged).isEqualTo(all);
        assertThat(Desk.liaison(stack, "be-customs", "another")
                        .calling()
                        .get("/v1/clocks?limit=100")
                        .asString())
                .doesNotContain(hsi.toString());
        assertThat(officer.calling().get("/v1/clocks?state=late").statusCode()).isEqualTo(400);
    }

    /** The id of a clock follows from the record's and its recipient's: whoever knows those could ask after it. */
    @Test
    @Tag("P7")
    void a_list_goes_on_after_a_clock_that_the_officer_may_no_longer_read_and_asks_no_row_for_it() {
        Desk colleague = Desk.liaison(stack, "be-fgp", "a.colleague");
        String theirs = colleague.releases(small().put("type", "assistance-request"));
        send(clock(hsi, "us-hsi", 1, LATER));
        send(clock(europol, "eu-europol", 1, "2039-06-01T00:00:00Z").put("record", theirs));
        arrived(1);
        await().atMost(PATIENCE).until(() -> listed(colleague, "open").contains(europol.toString()));
        officer.letRead(id, "{\"readers\":\"named\",\"named\":[\"somebody.else\"]}")
                .then()
                .statusCode(200);
        assertThat(listed(colleague, "open")).doesNotContain(hsi.toString());

        String after = after(colleague, LATER + "/" + hsi).asString();

        assertThat(after).contains(europol.toString()).doesNotContain(hsi.toString());
        assertThat(after(colleague, hsi.toString()).statusCode()).isEqualTo(400);
    }

    @Test
    void a_list_skips_nothing_though_the_last_one_was_put_off_meanwhile() {
        send(clock(hsi, "us-hsi", 1, LATER));
        send(clock(europol, "eu-europol", 1, "2039-06-01T00:00:00Z"));
        arrived(2);

        send(clock(hsi, "us-hsi", 2, "2039-12-01T00:00:00Z"));
        await().atMost(PATIENCE)
                .until(() ->
                        after(officer, "2039-07-01T00:00:00Z/" + hsi).asString().contains(hsi.toString()));

        assertThat(after(officer, LATER + "/" + hsi).asString()).contains(europol.toString());
    }

    private static Response after(Desk who, String last) {
        return who.calling().get("/v1/clocks?state=open&limit=100&after=" + last);
    }

    @Test
    @Tag("P7")
    void another_agency_sees_nothing_of_it() {
        send(clock(hsi, "us-hsi", 1, LATER));
        arrived(1);
        Desk other = Desk.liaison(stack, "be-customs", "another");

        byte[] hidden = other.calling().get(path(id)).asByteArray();
        byte[] none = other.calling().get(path(UUID.randomUUID().toString())).asByteArray();

        assertThat(hidden).isEqualTo(none);
    }

    @Test
    void nothing_is_filed_about_what_another_agency_released() {
        long dead = stack.broker().waiting("dead.clock.changed");

        send(clock(hsi, "us-hsi", 1, LATER).put("agency", "be-customs"));
        send(clock(hsi, "us-hsi", 1, LATER).put("urgency", "soon"));
        send(clock(hsi, "us-hsi", 0, LATER));

        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.clock.changed") == dead + 3);
        assertThat(sheet().getList("clocks")).isEmpty();
    }

    private void arrived(int clocks) {
        await().atMost(PATIENCE).until(() -> sheet().getList("clocks").size() == clocks);
    }

    private static String path(String referral) {
        return "/v1/referrals/" + referral + "/clocks";
    }

    private JsonPath sheet() {
        return officer.calling().get(path(id)).then().statusCode(200).extract().jsonPath();
    }

    private List<String> listed(String state) {
        return listed(officer, state);
    }

    private static List<String> listed(Desk who, String state) {
        return who.calling()
                .get("/v1/clocks?limit=100&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("clocks.clock");
    }

    private void send(JsonNode data) {
        stack.others().send(Address.CLOCK_CHANGED, UUID.randomUUID(), id, data);
    }

    private ObjectNode clock(UUID clock, String recipient, int revision, String dueAt) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("clock", clock.toString())
                .put("revision", revision)
                .put("record", id)
                .put("version", 1)
                .put("agency", "be-fgp")
                .put("recipient", recipient)
                .put("urgency", "urgent-direct")
                .put("clause", "be-eu/1/requests")
                .put("source", "Directive (EU) 2023/977 Art. 5(1)")
                .put("startedAt", "2026-01-01T00:00:00Z")
                .put("dueAt", dueAt)
                .putNull("suspendedAt")
                .putNull("withdrawnAt")
                .putNull("answeredAt")
                .putNull("overdueAt");
    }
}
