package io.entente.gateway.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.FeedPages;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.ServiceClock;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Until when who is asked owes an answer, and what its asker sees of that. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class ClockTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DECLINE = "{\"answer\":\"decline\",\"reason\":\"no-capacity\"}";
    private static final String ACCEPT = "{\"answer\":\"accept\"}";
    private static final String MORE = "{\"answer\":\"more-information\"}";
    private static final String INFORMATION = "{\"answer\":\"information\"}";
    private static final String NONE = "00000000-0000-4000-8000-000000000000";

    @Inject
    ServiceClock serviceClock;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        // Others' records reach the shelf only from a sender that is heard of.
        if (partners.count("node_heard where node = 'case-service'") == 0) partners.release(RecordTestData.released());
    }

    /** Directive (EU) 2023/977 Art. 5(1): eight hours, three and seven calendar days, counted from receipt. */
    @ParameterizedTest
    @CsvSource({
        "urgent-direct, urgent-direct, PT8H, (a)",
        "urgent-indirect, urgent-indirect, PT72H, (b)",
        "other, other, PT168H, (c)",
        "'', other, PT168H, (c)"
    })
    void a_request_is_due_by_the_clause_it_leaves_under_and_counted_from_its_entry_into_the_feed(
            String said, String urgency, Duration within, String point) {
        RecordId record = RequestTestData.asked().urgent(said).release(stack).id();

        Map<String, Object> owing = owing("us-hsi", record).get(0);

        assertThat(owing)
                .containsEntry("owner", "be-fgp")
                .containsEntry("recipient", "us-hsi")
                .containsEntry("urgency", urgency)
                .containsEntry("clause", "us-be/1/requests")
                .containsEntry("source", "Directive (EU) 2023/977 Art. 5(1)" + point)
                .containsEntry("state", "open")
                .doesNotContainKeys("version", "revision");
        assertThat(instant(owing, "dueAt"))
                .isEqualTo(instant(owing, "startedAt").plus(within));
        assertThat(partners.texts("select to_char(noted_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                        + " from feed_entry where agency = 'us-hsi' and record = '" + record + "'"))
                .as("one receipt, one instant")
                .singleElement()
                .satisfies(entered -> assertThat(Instant.parse(entered)).isEqualTo(instant(owing, "startedAt")));
        assertThat(owed(record)).containsExactly(owing);
    }

    @Test
    void a_clause_without_clocks_sets_none_and_what_asks_nothing_has_none() {
        RequestTestData leisurely =
                RequestTestData.asked().forPurpose("extradition").release(stack);
        RequestTestData told = RequestTestData.asked().ofType("intelligence").release(stack);

        assertThat(partners.count("response_clock where record in ('" + leisurely.id() + "', '" + told.id() + "')"))
                .isZero();
    }

    @Test
    @Tag("P7")
    void who_is_only_pointed_to_a_request_or_cannot_read_that_it_is_one_has_no_clock() {
        RequestTestData pointed = RequestTestData.asked()
                .to(Map.of("us-hsi", "full", "us-cbp", "pointer", "us-dea", "silent"))
                .release(stack);
        RequestTestData untyped =
                RequestTestData.asked().forPurpose("money-laundering").release(stack);

        assertThat(partners.texts("select agency from response_clock where record in ('" + pointed.id() + "', '"
                        + untyped.id() + "')"))
                .containsExactly("us-hsi");
    }

    @Test
    @Tag("P7")
    void a_third_agency_sees_the_same_bytes_whoever_owes_whom() {
        List<String> before = List.of(list("us-dea", "owing"), list("us-dea", "owed"), list("be-customs", "owed"));

        RequestTestData request = RequestTestData.asked()
                .to(Map.of("us-hsi", "full", "us-dea", "silent"))
                .release(stack);

        assertThat(List.of(list("us-dea", "owing"), list("us-dea", "owed"), list("be-customs", "owed")))
                .isEqualTo(before);
        assertThat(respond("us-dea", request.id(), DECLINE).asByteArray())
                .isEqualTo(respond("us-dea", RecordId.random(), DECLINE).asByteArray());
        assertThat(owing("us-hsi", request.id())).hasSize(1);
    }

    @Test
    @Tag("P7")
    void a_list_leaves_an_event_of_one_size_whatever_it_finds() {
        RequestTestData request = RequestTestData.asked().release(stack);
        assertThat(owing("us-hsi", request.id())).hasSize(1);

        List<List<Integer>> left = Stream.of("us-hsi", "us-dea")
                .map(agency -> Sent.during(stack, () -> list(agency, "owing")).stream()
                        .filter(sent -> sent.address() == Address.AUDIT_GATEWAY)
                        .filter(sent -> Partners.asker(sent.event())
                                .get("agency")
                                .asText()
                                .equals(agency))
                        .filter(sent -> Partners.asker(sent.event())
                                .get("type")
                                .asText()
                                .equals("clock.listed"))
                        .map(sent ->
                                sent.event().data().path("statement").asText().length())
                        .toList())
                .toList();

        assertThat(left).noneMatch(List::isEmpty);
        assertThat(left.stream().flatMap(List::stream).distinct()).hasSize(1);
    }

    @Test
    @Tag("P7")
    void recipients_of_one_request_do_not_see_each_others_clocks() {
        RequestTestData request = RequestTestData.asked()
                .to(Map.of("us-hsi", "full", "us-cbp", "full"))
                .release(stack);

        assertThat(owing("us-hsi", request.id())).hasSize(1).allSatisfy(one -> assertThat(one)
                .containsEntry("recipient", "us-hsi"));
        assertThat(owing("us-cbp", request.id())).hasSize(1).allSatisfy(one -> assertThat(one)
                .containsEntry("recipient", "us-cbp"));
        assertThat(owed(request.id()))
                .extracting(one -> one.get("recipient"))
                .containsExactlyInAnyOrder("us-hsi", "us-cbp");
    }

    @Test
    @Tag("P7")
    void under_a_purpose_that_does_not_open_the_request_its_clock_is_not_listed() {
        RequestTestData request = RequestTestData.asked().release(stack);

        assertThat(partners.hsi("money-laundering").get("/v1/clocks?limit=100").asString())
                .doesNotContain(request.id().toString());
    }

    @Test
    void an_amendment_leaves_the_clock_where_it_is() {
        RequestTestData request = RequestTestData.asked().release(stack);
        Object due = owing("us-hsi", request.id()).get(0).get("dueAt");

        request.amended().urgent("urgent-direct").release(stack);

        assertThat(owing("us-hsi", request.id()))
                .hasSize(1)
                .allSatisfy(one -> assertThat(one).containsEntry("dueAt", due).containsEntry("state", "open"));
    }

    @Test
    void a_refusal_needs_its_reason_code_and_then_it_is_an_answer() {
        RequestTestData request = RequestTestData.asked().release(stack);

        assertThat(respond("us-hsi", request.id(), "{\"answer\":\"decline\"}").statusCode())
                .isEqualTo(422);
        assertThat(respond("us-hsi", request.id(), "{\"answer\":\"decline\",\"reason\":\"busy\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "open");
        assertThat(respond("us-hsi", request.id(), DECLINE).statusCode()).isEqualTo(200);

        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "answered");
        assertThat(owed(request.id()).get(0))
                .containsEntry("state", "answered")
                .extractingByKey("answeredAt")
                .isNotNull();
    }

    @Test
    void an_acceptance_lets_the_clock_run_and_the_information_ends_it() {
        RequestTestData request = RequestTestData.asked().release(stack);

        assertThat(respond("us-hsi", request.id(), ACCEPT).statusCode()).isEqualTo(200);
        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "open");
        assertThat(respond("us-hsi", request.id(), DECLINE).statusCode())
                .as("an acceptance stands")
                .isEqualTo(409);
        assertThat(respond("us-hsi", request.id(), INFORMATION).statusCode()).isEqualTo(200);

        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "answered");
        assertThat(respond("us-hsi", request.id(), MORE).statusCode())
                .as("nothing after the last word")
                .isEqualTo(409);
    }

    /** Who accepts once it knows what it wanted to know goes on from where its clock stood. */
    @Test
    void who_accepts_what_it_wanted_to_know_more_about_has_its_clock_run_again() {
        RequestTestData request = RequestTestData.asked().release(stack);
        Response first = respond("us-hsi", request.id(), ACCEPT);
        Instant due = instant(owing("us-hsi", request.id()).get(0), "dueAt");
        respond("us-hsi", request.id(), MORE).then().statusCode(200);
        set(request, "suspended_at = suspended_at - interval '1 hour'");

        Response again = respond("us-hsi", request.id(), ACCEPT);
        Response repeated = respond("us-hsi", request.id(), ACCEPT);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("response"))
                .isEqualTo(repeated.jsonPath().getString("response"))
                .isNotEqualTo(first.jsonPath().getString("response"));
        Map<String, Object> resumed = owing("us-hsi", request.id()).get(0);
        assertThat(resumed).containsEntry("state", "open");
        assertThat(instant(resumed, "dueAt")).isBetween(due.plusSeconds(3600), due.plusSeconds(3660));
        assertThat(respond("us-hsi", request.id(), DECLINE).statusCode())
                .as("an acceptance stands")
                .isEqualTo(409);
        respond("us-hsi", request.id(), MORE).then().statusCode(200);
        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "suspended");
    }

    /** Directive (EU) 2023/977 Art. 6(3): the time limits stand until the clarification is there. */
    @Test
    void while_more_information_is_wanted_the_clock_stands_and_a_newer_version_gives_it_its_time_again()
            throws Exception {
        RequestTestData request = RequestTestData.asked().release(stack);
        Instant due = instant(owing("us-hsi", request.id()).get(0), "dueAt");
        assertThat(respond("us-hsi", request.id(), MORE).statusCode()).isEqualTo(200);
        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "suspended");
        set(request, "suspended_at = suspended_at - interval '1 hour'");

        request.amended().release(stack);

        Map<String, Object> resumed = owing("us-hsi", request.id()).get(0);
        assertThat(resumed).containsEntry("state", "open").containsEntry("suspendedAt", null);
        assertThat(instant(resumed, "dueAt")).isBetween(due.plusSeconds(3600), due.plusSeconds(3660));
        assertThat(partners.texts("select cast(due_at - remind_at as varchar) from response_clock where record = '"
                        + request.id() + "'"))
                .as("the reminder moves with it")
                .containsExactly("1 day");
    }

    @Test
    void what_is_overdue_is_not_undone_by_asking_late() throws Exception {
        RequestTestData request = RequestTestData.asked().release(stack);
        set(request, "due_at = now() - interval '1 minute'");

        respond("us-hsi", request.id(), MORE).then().statusCode(200);

        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "overdue");
    }

    @Test
    @Tag("P6")
    void an_answer_that_comes_before_the_feed_has_followed_is_an_answer() throws Exception {
        RequestTestData.asked().release(stack);
        RequestTestData request = RequestTestData.asked();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select from feed_head where agency = 'us-hsi' for update");
            request.shelve(stack);
            assertThat(respond("us-hsi", request.id(), DECLINE).statusCode()).isEqualTo(200);
            assertThat(partners.count("response_clock where record = '" + request.id() + "'"))
                    .isZero();
            owner.rollback();
        }
        partners.feedsFollowed(request.id());

        assertThat(owing("us-hsi", request.id()).get(0)).containsEntry("state", "answered");
    }

    /** An owner falls silent at any moment, and waits for no evaluation. */
    @Test
    @Tag("P6")
    void a_request_that_entered_the_feed_has_its_clock_whatever_changed_while_it_entered() throws Exception {
        RequestTestData request = RequestTestData.asked();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select cast(pg_advisory_xact_lock(hashtextextended('answer us-hsi " + request.id()
                    + "', 0)) as varchar)");
            request.shelve(stack);
            await().atMost(PATIENCE)
                    .until(() -> partners.count("pg_locks where locktype = 'advisory' and not granted"
                                    + " and (cast(cast(classid as bigint) << 32 as bigint) | cast(objid as bigint))"
                                    + " = hashtextextended('answer us-hsi " + request.id() + "', 0)")
                            > 0);
            sentBy(request, "nobody-that-was-heard-of");
            owner.rollback();
        }
        await().atMost(PATIENCE).until(() -> partners.count("feed_entry where record = '" + request.id() + "'") == 1);
        sentBy(request, "case-service");

        assertThat(owing("us-hsi", request.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("state", "open"));
    }

    private void sentBy(RequestTestData request, String node) throws SQLException {
        partners.execute(
                "owner", "update shelf_version set sender = '" + node + "' where record = '" + request.id() + "'");
    }

    @Test
    @Tag("P3")
    void what_was_recalled_in_time_is_not_overdue_however_late_the_feed_follows() throws Exception {
        RequestTestData request = RequestTestData.asked().release(stack);
        RequestTestData other =
                RequestTestData.asked().to(Map.of("us-cbp", "full")).release(stack);
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("select from feed_head where agency = 'us-hsi' for update");
            request.takeBack(stack);
            set(request, "due_at = now() - interval '1 second'");
            set(other, "due_at = now() - interval '1 second'");
            announced(other, "overdue_at is not null");
            owner.rollback();
        }
        partners.feedsFollowed(request.id());

        assertThat(owed(request.id()).get(0)).containsEntry("state", "withdrawn");
        assertThat(partners.count("response_clock where record = '" + request.id() + "' and overdue_at is null"))
                .isOne();
    }

    @Test
    void what_was_said_to_a_version_that_asked_for_nothing_answers_no_later_one() {
        RequestTestData told = RequestTestData.asked().ofType("intelligence").release(stack);
        assertThat(respond("us-hsi", told.id(), DECLINE).statusCode()).isEqualTo(200);

        told.amended().ofType("assistance-request").release(stack);

        assertThat(owing("us-hsi", told.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("state", "open"));
    }

    /** Whatever stands there: the feed may not have followed yet. */
    @Test
    @Tag("P3")
    @Tag("P7")
    void a_pointer_tells_of_no_clock() {
        RequestTestData request = RequestTestData.asked().release(stack);
        request.amended().to(Map.of("us-hsi", "pointer")).release(stack);

        set(request, "withdrawn_at = null");

        assertThat(owing("us-hsi", request.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"recall", "erase"})
    @Tag("P3")
    void what_is_taken_back_is_no_longer_owed(String how) {
        RequestTestData request = RequestTestData.asked().release(stack);

        if (how.equals("recall")) request.recall(stack);
        else request.erase(stack);

        assertThat(owing("us-hsi", request.id())).isEmpty();
        assertThat(owed(request.id()).get(0)).containsEntry("state", "withdrawn");
    }

    @Test
    void what_was_hidden_for_a_while_is_owed_again_by_the_same_time() {
        RequestTestData request = RequestTestData.asked().release(stack);
        Object due = owing("us-hsi", request.id()).get(0).get("dueAt");

        RequestTestData hidden =
                request.amended().to(Map.of("us-hsi", "silent")).release(stack);
        assertThat(owing("us-hsi", request.id())).isEmpty();
        assertThat(owed(request.id()).get(0)).containsEntry("state", "withdrawn");
        hidden.amended().to(Map.of("us-hsi", "full")).release(stack);

        assertThat(owing("us-hsi", request.id()))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("dueAt", due).containsEntry("state", "open"));
    }

    @Test
    void an_answer_that_did_not_come_in_time_is_overdue_and_its_owner_is_told_once() throws Exception {
        RequestTestData request = RequestTestData.asked().release(stack);
        announced(request);

        List<Sent> sent = Sent.during(stack, () -> {
            set(request, "due_at = now() - interval '1 second'");
            announced(request, "overdue_at is not null");
            // What comes after it in the same queue has been through the same rounds.
            announced(RequestTestData.asked().release(stack));
        });

        // That it was opened may leave within the same moment.
        assertThat(of(request, sent))
                .filteredOn(data -> data.path("overdueAt").isTextual())
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.path("agency").asText()).isEqualTo("be-fgp");
                    assertThat(data.path("recipient").asText()).isEqualTo("us-hsi");
                    assertThat(data.path("revision").asText()).isEqualTo(revision(request));
                });
        assertThat(sent)
                .filteredOn(message -> message.address() == Address.CLOCK_CHANGED)
                .allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                        .isEmpty());
        Object clock = clock(request);
        assertThat(paged("us-hsi", "owing", "state=overdue&limit=100"))
                .anySatisfy(one -> assertThat(one).containsEntry("clock", clock));
        assertThat(paged("be-fgp", "owed", "state=overdue&limit=100"))
                .anySatisfy(one -> assertThat(one).containsEntry("clock", clock));
        assertThat(paged("be-fgp", "owed", "state=open&limit=100"))
                .noneSatisfy(one -> assertThat(one).containsEntry("clock", clock));
    }

    /** Nothing is moved here but the time of day: eight hours, a quarter of them for the reminder. */
    @Test
    void as_time_goes_by_its_recipient_is_reminded_and_then_both_sides_see_it_overdue() throws Exception {
        RequestTestData request =
                RequestTestData.asked().urgent("urgent-direct").release(stack);
        announced(request, "reminded_at is null");

        serviceClock.ahead(Duration.ofHours(6).plusMinutes(1), () -> announced(request, "reminded_at is not null"));
        assertThat(FeedPages.everything(partners::hsi).stream()
                        .filter(told -> told.record().equals(request.id().toString()))
                        .map(told -> told.change()))
                .containsExactly("visible", "reminder");
        Object clock = clock(request);
        assertThat(paged("us-hsi", "owing", "state=overdue&limit=100"))
                .noneSatisfy(one -> assertThat(one).containsEntry("clock", clock));

        serviceClock.ahead(Duration.ofHours(8).plusMinutes(1), () -> {
            announced(request, "overdue_at is not null");
            assertThat(paged("us-hsi", "owing", "state=overdue&limit=100"))
                    .anySatisfy(one -> assertThat(one).containsEntry("clock", clock));
            assertThat(paged("be-fgp", "owed", "state=overdue&limit=100"))
                    .anySatisfy(one -> assertThat(one).containsEntry("clock", clock));
        });
    }

    /** What its owner has heard of it is of the time before: the same clock, and newer news of it. */
    @Test
    @Tag("P6")
    void a_clock_that_has_to_be_opened_anew_after_a_restored_backup_is_the_same_and_ahead_of_what_was_told()
            throws SQLException {
        RequestTestData request = RequestTestData.asked().release(stack);
        String clock = clock(request);
        String before = revision(request);
        await().atMost(PATIENCE)
                .until(() -> partners.count("(select 1 where extract(epoch from clock_timestamp()) - 1767225600 >= "
                                + before + " + 1) as later")
                        == 1);

        partners.execute(
                "owner",
                "delete from response_clock where record = '" + request.id() + "';"
                        + "delete from feed_standing where record = '" + request.id() + "';"
                        + "insert into feed_job (agency, record, due_at) values ('us-hsi', '" + request.id()
                        + "', '-infinity') on conflict (agency, record) do update set due_at = excluded.due_at");
        partners.feedsFollowed(request.id());

        assertThat(clock(request)).isEqualTo(clock);
        assertThat(Long.parseLong(revision(request))).isGreaterThan(Long.parseLong(before));
    }

    private String revision(RequestTestData request) {
        return partners.texts(
                        "select cast(revision as varchar) from response_clock where record = '" + request.id() + "'")
                .get(0);
    }

    @Test
    void both_lists_are_read_page_by_page_due_first() {
        for (String urgency : List.of("other", "urgent-direct", "urgent-indirect"))
            RequestTestData.asked().urgent(urgency).release(stack);

        for (String side : List.of("owing", "owed")) {
            String agency = side.equals("owing") ? "us-hsi" : "be-fgp";
            List<String> paged = new ArrayList<>();
            String next = "";
            while (next != null) {
                JsonPath page = asking(agency, side, "state=open&limit=2" + next);
                paged.addAll(page.getList("clocks.clock"));
                next = page.get("next") == null ? null : "&after=" + page.getString("next");
            }
            List<String> whole = ids(agency, side, "state=open&limit=100");
            assertThat(paged.subList(0, whole.size())).isEqualTo(whole).doesNotHaveDuplicates();
            List<String> due = asking(agency, side, "state=open&limit=100").getList("clocks.dueAt");
            assertThat(due.stream().map(Instant::parse).toList()).isSorted();
        }
        assertThat(ids("us-hsi", "owing", "after=2039-01-01T00:00:00Z/" + NONE)).isEmpty();
    }

    /** The id of a clock follows from the record's and its recipient's: whoever knows those can ask after it. */
    @Test
    @Tag("P7")
    void a_list_goes_on_after_a_clock_that_was_hidden_since_as_after_one_that_never_was() {
        RequestTestData first = RequestTestData.asked().urgent("urgent-direct").release(stack);
        RequestTestData second = RequestTestData.asked().release(stack);
        String clock = clock(first);
        Object due = owing("us-hsi", first.id()).get(0).get("dueAt");

        first.amended().to(Map.of("us-hsi", "silent")).release(stack);

        assertThat(ids("us-hsi", "owing", "limit=100")).doesNotContain(clock);
        String after = after(due + "/" + clock);
        assertThat(after).contains(clock(second)).isEqualTo(after(due + "/" + NONE));
        assertThat(after(clock)).isEqualTo(after(NONE));
    }

    private String after(String last) {
        return partners.hsi().get("/v1/clocks?limit=100&after=" + last).asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "side=both",
                "state=late",
                "after=yesterday",
                "after=" + NONE,
                "after=2026-13-01T00:00:00Z/" + NONE,
                "limit=0"
            })
    void a_list_that_is_none_is_refused(String query) {
        assertThat(partners.hsi().get("/v1/clocks?" + query).statusCode()).isEqualTo(400);
    }

    private void announced(RequestTestData request) {
        announced(request, "true");
    }

    private void announced(RequestTestData request, String also) {
        await().atMost(PATIENCE)
                .until(() -> partners.count("response_clock where record = '" + request.id()
                                + "' and announced = revision and " + also)
                        == 1);
    }

    private static List<JsonNode> of(RequestTestData request, List<Sent> sent) {
        return sent.stream()
                .filter(message -> message.address() == Address.CLOCK_CHANGED)
                .map(message -> message.event().data())
                .filter(data -> data.path("record").asText().equals(request.id().toString()))
                .toList();
    }

    private void set(RequestTestData request, String what) {
        try {
            partners.execute("owner", "update response_clock set " + what + " where record = '" + request.id() + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String clock(RequestTestData request) {
        return Objects.requireNonNull(owed(request.id()).get(0).get("clock")).toString();
    }

    private Response respond(String agency, RecordId record, String body) {
        return partners.analyst("US", agency, "drug-trafficking")
                .contentType("application/json")
                .body(body)
                .post("/v1/records/" + record + "/responses");
    }

    private String list(String agency, String side) {
        return partners.analyst(agency.startsWith("us") ? "US" : "BE", agency, "drug-trafficking")
                .get("/v1/clocks?limit=100&side=" + side)
                .asString();
    }

    private JsonPath asking(String agency, String side, String query) {
        return partners.analyst(agency.startsWith("us") ? "US" : "BE", agency, "drug-trafficking")
                .get("/v1/clocks?side=" + side + "&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> ids(String agency, String side, String query) {
        return asking(agency, side, query).getList("clocks.clock");
    }

    private List<Map<String, Object>> owing(String agency, RecordId record) {
        return of(agency, "owing", record);
    }

    private List<Map<String, Object>> owed(RecordId record) {
        return of("be-fgp", "owed", record);
    }

    /** On whatever page: other tests add to the list. */
    private List<Map<String, Object>> of(String agency, String side, RecordId record) {
        return paged(agency, side, "limit=100").stream()
                .filter(one -> one.get("record").equals(record.toString()))
                .toList();
    }

    private List<Map<String, Object>> paged(String agency, String side, String query) {
        List<Map<String, Object>> all = new ArrayList<>();
        String after = "";
        while (after != null) {
            JsonPath page = asking(agency, side, query + after);
            all.addAll(page.getList("clocks"));
            after = page.get("next") == null ? null : "&after=" + page.getString("next");
        }
        return all;
    }

    private static Instant instant(Map<String, Object> clock, String name) {
        return Instant.parse(String.valueOf(clock.get(name)));
    }
}
