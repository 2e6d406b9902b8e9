package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.cases.consent.Asking;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An officer looks at a referral with partners' eyes. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class PreviewTest {
    private static final String AGREED =
            Announcing.agreement(1, "type", "marking", "reference", "logistics", "narrative");
    private static final String WIDER =
            Announcing.agreement(2, "type", "marking", "reference", "logistics", "narrative", "identity");

    TestStack stack;
    private Desk officer;
    private Announcing gateway;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        gateway = new Announcing(stack);
        gateway.stands(AGREED);
    }

    @AfterEach
    void leave() {
        gateway.nothing();
    }

    @Test
    @Tag("P1")
    void a_draft_a_submitted_and_a_released_version_show_what_a_recipient_would_get_and_what_not_and_why() {
        String id = officer.drafts(seizure());
        JsonNode draft = recipient(look(officer, id, "us-hsi"), 0);

        assertThat(draft.path("mode").asText()).isEqualTo("full");
        assertThat(claims(draft))
                .containsExactly(
                        "iat",
                        "iss",
                        "item.a1000000-0000-4000-8000-000000000001.logistics",
                        "item.a1000000-0000-4000-8000-000000000003.narrative",
                        "jti",
                        "marking.classification",
                        "marking.tlp",
                        "purposes",
                        "reference",
                        "schema",
                        "sub",
                        "type");
        assertThat(draft.path("clauses").toString()).isEqualTo("[\"us-be/1/permit\"]");
        assertThat(draft.path("obligations").toString()).contains("{\"kind\":\"retention\",\"value\":\"P2Y\"");
        assertThat(draft.path("withheld"))
                .hasSize(3)
                .anySatisfy(closed -> assertThat(closed.toString())
                        .isEqualTo("{\"class\":\"identity\",\"subject\":\"suspect\",\"reason\":\"no-clause\","
                                + "\"clauses\":[],\"claims\":"
                                + "[\"item.a1000000-0000-4000-8000-000000000002.identity\"]}"))
                .anySatisfy(closed -> assertThat(closed.toString())
                        .isEqualTo("{\"class\":\"source\",\"subject\":\"none\",\"reason\":\"forbidden-by-clause\","
                                + "\"clauses\":[\"us-be/1/no-source\"],\"claims\":[\"evaluation\"]}"))
                .anySatisfy(closed -> assertThat(closed.path("reason").asText()).isEqualTo("end-closed"));

        officer.submit(id).then().statusCode(200);
        assertThat(said(recipient(look(officer, id, "us-hsi"), 0))).isEqualTo(said(draft));
        officer.release(id).then().statusCode(200);
        JsonNode released = recipient(look(officer, id, "us-hsi"), 0);
        assertThat(said(released)).isEqualTo(said(draft));
        // What is released is shown as it was signed, at whatever second one looks.
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("payload")).isEqualTo(released.path("payload"));
    }

    @Test
    void several_recipients_stand_side_by_side_each_in_its_mode() {
        gateway.stands(AGREED, european());
        ObjectNode content = seizure();
        content.withArray("recipients").addObject().put("agency", "us-dea").put("mode", "silent");
        content.withArray("recipients").addObject().put("agency", "us-cbp").put("mode", "pointer");
        String id = officer.drafts(content);

        JsonNode preview = look(officer, id, "us-hsi", "us-dea", "us-cbp", "eu-europol", "be-customs");

        assertThat(preview.path("recipients"))
                .extracting(one -> one.path("mode").asText())
                .containsExactly("full", "silent", "pointer", "withheld", "withheld");
        assertThat(recipient(preview, 1).path("reason").asText()).isEqualTo("silent");
        assertThat(claims(recipient(preview, 2))).containsExactly("contact", "reference");
        assertThat(recipient(preview, 3).path("reason").asText()).isEqualTo("not-a-recipient");
        assertThat(recipient(preview, 3).path("payload").isNull()).isTrue();
    }

    @Test
    void an_amendment_that_changes_nothing_for_a_recipient_leaves_it_with_the_version_it_has() {
        String id = officer.releases(seizure());
        JsonNode before = recipient(look(officer, id, "us-hsi"), 0);
        ObjectNode amended = seizure();
        ((ObjectNode) amended.path("items").get(1)).put("name", "EXERCISE somebody else");
        officer.edit(id, amended).then().statusCode(200);

        JsonNode after = recipient(look(officer, id, "us-hsi"), 0);

        assertThat(after.path("shows").asInt()).isOne();
        assertThat(after.path("payload")).isEqualTo(before.path("payload"));
        gateway.stands(WIDER);
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("shows").asInt())
                .isEqualTo(2);
        assertThat(recipient(one(officer, id, "&version=1", "us-hsi"), 0)
                        .path("shows")
                        .asInt())
                .isOne();
    }

    @Test
    void a_consent_and_its_revocation_and_a_recall_act_on_the_next_look() {
        String id = officer.releases(seizure());
        assertThat(recipient(look(officer, id, "us-dea"), 0).path("reason").asText())
                .isEqualTo("not-a-recipient");

        String consent = Asking.about(stack, officer, id).toString();
        officer.answer(consent, "{\"answer\":\"grant\"}").then().statusCode(200);
        assertThat(recipient(look(officer, id, "us-dea"), 0).path("mode").asText())
                .isEqualTo("full");
        officer.revoke(consent).then().statusCode(200);
        assertThat(recipient(look(officer, id, "us-dea"), 0).path("mode").asText())
                .isEqualTo("withheld");

        officer.recall(id).then().statusCode(200);
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("reason").asText())
                .isEqualTo("recalled");
    }

    @Test
    @Tag("P3")
    void whoever_a_consent_would_let_in_would_owe_its_conditions_which_are_shown_in_words() {
        String id = officer.releases(seizure());
        String consent = Asking.about(stack, officer, id).toString();
        officer.answer(consent, "{\"answer\":\"grant\",\"conditions\":[\"EXERCISE until the trial\"]}")
                .then()
                .statusCode(200);

        assertThat(recipient(look(officer, id, "us-dea"), 0).path("obligations").toString())
                .contains(
                        "{\"kind\":\"consent\",\"value\":\"onward-transfer\",\"source\":\"consent/" + consent + "\"}",
                        "{\"kind\":\"condition\",\"value\":\"EXERCISE the case team alone\",\"source\":\"consent/"
                                + consent + "\"}",
                        "{\"kind\":\"condition\",\"value\":\"EXERCISE until the trial\",\"source\":\"consent/" + consent
                                + "\"}");
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("obligations").toString())
                .contains("retention")
                .doesNotContain("consent/", "EXERCISE");
    }

    @Test
    void past_its_review_nobody_would_get_it_until_it_is_reviewed() {
        LocalDate today = Today.thatLasts();
        String id = officer.releases(seizure());
        Rows rows = new Rows(stack);
        rows.execute("update version set due_by = '" + today + "' where referral = '" + id + "'");
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("mode").asText())
                .isEqualTo("full");
        rows.execute("update version set due_by = '" + today.minusDays(1) + "' where referral = '" + id + "'");
        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("reason").asText())
                .isEqualTo("review-overdue");

        officer.review(id, today.plusYears(1)).then().statusCode(200);

        assertThat(recipient(look(officer, id, "us-hsi"), 0).path("mode").asText())
                .isEqualTo("full");
    }

    @Test
    @Tag("P1")
    void a_preview_is_an_event_and_no_word_of_the_draft_is_in_any_message() {
        ObjectNode content = seizure();
        String canary = "EXERCISE canary " + UUID.randomUUID();
        ((ObjectNode) content.path("items").get(2)).put("text", canary);
        String id = officer.drafts(content);

        List<Sent> sent = Sent.during(
                stack, () -> assertThat(look(officer, id, "us-hsi").toString()).contains(canary));

        assertThat(sent).extracting(Sent::address).containsOnly(Address.AUDIT_CASE);
        Seen event = SeenEvents.of(stack)
                .next(seen -> "referral.previewed".equals(seen.text("type"))
                        && id.equals(seen.said("record").asText()));
        assertThat(event.said("recipients").toString()).isEqualTo("[\"us-hsi\"]");
        assertThat(event.said("version").asInt()).isOne();
        assertThat(event.said().toString()).doesNotContain(canary);
    }

    @Test
    @Tag("P7")
    void what_an_officer_may_not_read_they_cannot_look_at_either() {
        String id = officer.drafts(seizure());
        String missing = UUID.randomUUID().toString();
        Desk stranger = Desk.liaison(stack, "us-hsi", "a.stranger");

        Response hidden = ask(stranger, id, "", "us-hsi");

        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(hidden.asByteArray())
                .isEqualTo(ask(stranger, missing, "", "us-hsi").asByteArray());
        assertThat(ask(officer, id, "&version=7", "us-hsi").statusCode()).isEqualTo(404);
        assertThat(ask(Desk.of(stack, "be-fgp", "an.auditor", "auditor"), id, "", "us-hsi")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_question_without_recipients_or_purpose_or_about_nobody_known_is_malformed() {
        String id = officer.drafts(seizure());

        assertThat(officer.calling()
                        .get("/v1/referrals/" + id + "/preview?purpose=drug-trafficking")
                        .statusCode())
                .isEqualTo(400);
        assertThat(officer.calling()
                        .get("/v1/referrals/" + id + "/preview?recipient=us-hsi")
                        .statusCode())
                .isEqualTo(400);
        for (String recipients : List.of("us-nobody", "US", "us-hsi&recipient=us-hsi"))
            assertThat(ask(officer, id, "", recipients).jsonPath().getString("faults[0].path"))
                    .isEqualTo("recipient");
    }

    @Test
    void while_it_is_not_known_what_the_gateway_decides_by_there_is_no_preview() {
        String id = officer.drafts(seizure());
        gateway.nothing();
        assertThat(ask(officer, id, "", "us-hsi").statusCode()).isEqualTo(503);

        String late = Announcing.agreement(3, "type", "marking", "seizure");
        String unknown = late.replace("EXERCISE", "EXERCISE " + UUID.randomUUID());
        gateway.send(gateway.message(1, List.of(unknown), List.of()));
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.last() == 1);
        assertThat(ask(officer, id, "", "us-hsi").statusCode()).isEqualTo(503);

        gateway.send(gateway.message(2, List.of(unknown), List.of(unknown)));
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.last() == 2);
        assertThat(ask(officer, id, "", "us-hsi").statusCode()).isEqualTo(200);

        ObjectNode another = gateway.message(3, List.of(unknown), List.of());
        gateway.send(another.put("register", "another"));
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.last() == 3);
        assertThat(ask(officer, id, "", "us-hsi").statusCode()).isEqualTo(503);
    }

    @Test
    @Tag("P6")
    void announcements_in_any_order_and_any_number_of_times_leave_what_the_newest_says() {
        long first = gateway.last();
        Random random = new Random(20261122);
        List<ObjectNode> messages = new ArrayList<>();
        List<String> standing = new ArrayList<>(List.of(AGREED));
        for (int i = 1; i <= 6; i++) {
            String document = Announcing.agreement(10 + i, "type", "marking")
                    .replace("EXERCISE", "EXERCISE " + UUID.randomUUID());
            standing.add(document);
            messages.add(gateway.message(first + i, List.copyOf(standing), List.of(document)));
        }
        List<ObjectNode> shuffled = new ArrayList<>(messages);
        shuffled.addAll(messages);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(gateway::send);
        UUID twice = UUID.randomUUID();
        gateway.send(twice, messages.get(0));
        gateway.send(twice, messages.get(0));

        String id = officer.drafts(seizure());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        gateway.last() == first + 6 && new Rows(stack).count("inbox where id = '" + twice + "'") == 1);
        JsonNode preview = look(officer, id, "us-hsi");
        assertThat(preview.path("policy").path("announcement").asLong()).isEqualTo(first + 6);
        assertThat(recipient(preview, 0).path("clauses").toString()).isEqualTo("[\"us-be/16/permit\"]");
    }

    /** The gateway's clock was wrong once, and its database was restored since. */
    @Test
    @Tag("P6")
    void a_number_from_a_clock_that_was_ahead_holds_off_no_news() {
        long now = System.currentTimeMillis();
        long ahead = now + Duration.ofDays(1).toMillis();
        gateway.send(gateway.message(ahead, List.of(), List.of()));
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.last() == ahead);

        gateway.send(gateway.message(now, List.of(), List.of()));

        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.last() == now);
    }

    /** Of a clock that stays wrong older news is ahead of the clock here too, unless it is very late. */
    @Test
    @Tag("P6")
    void older_news_is_let_past_no_number_however_wrong_the_clock_it_was_taken_from() {
        long now = System.currentTimeMillis();
        long ahead = Math.max(now, gateway.last()) + Duration.ofMinutes(10).toMillis();
        gateway.send(gateway.message(ahead, List.of(WIDER), List.of(WIDER)));
        await().atMost(Duration.ofSeconds(20)).until(() -> gateway.last() == ahead);

        for (long older : List.of(ahead - 1, ahead - 240_000, now - 7_200_000, 1L)) {
            UUID event = UUID.randomUUID();
            gateway.send(event, gateway.message(older, List.of(AGREED), List.of(AGREED)));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> new Rows(stack).count("inbox where id = '" + event + "'") == 1);
        }

        assertThat(gateway.last()).isEqualTo(ahead);
        gateway.send(gateway.message(now, List.of(AGREED), List.of()));
        await().atMost(Duration.ofSeconds(20)).until(() -> gateway.last() == now);
    }

    @Test
    void an_announcement_that_is_not_what_it_says_is_refused_and_the_next_is_taken() {
        long first = gateway.last();
        ObjectNode forged = gateway.message(first + 1, List.of(WIDER), List.of(AGREED));
        ((ObjectNode) forged.path("documents").get(0)).put("text", WIDER + " ");
        gateway.send(forged);
        gateway.send(gateway.message(0, List.of(AGREED), List.of()));
        ObjectNode less = gateway.message(first + 2, List.of(AGREED), List.of());
        less.remove("standing");
        gateway.send(less);

        gateway.stands(AGREED);

        assertThat(gateway.last()).isEqualTo(first + 1);
        assertThat(look(officer, officer.drafts(seizure()), "us-hsi")
                        .path("policy")
                        .path("announcement")
                        .asLong())
                .isEqualTo(first + 1);
    }

    private static String european() {
        return Announcing.agreement(1, "type", "reference")
                .replace("us-be", "be-eu")
                .replace("\"US\"", "\"EU\"");
    }

    private static ObjectNode seizure() {
        return json("""
                {"type":"seizure","purposes":["drug-trafficking"],"markings":{"tlp":"amber"},
                 "evaluation":{"scheme":"4x4","source":"B","information":"2"},
                 "recipients":[{"agency":"us-hsi","mode":"full"}],
                 "items":[
                  {"id":"a1000000-0000-4000-8000-000000000001","kind":"container","number":"CSQU3054383",
                   "grossKilograms":27450.50},
                  {"id":"a1000000-0000-4000-8000-000000000002","kind":"person","name":"EXERCISE Person",
                   "category":"suspect"},
                  {"id":"a1000000-0000-4000-8000-000000000003","kind":"narrative","text":"EXERCISE. It was opened."}],
                 "relations":[{"id":"b1000000-0000-4000-8000-000000000001","kind":"booked-by",
                   "from":"a1000000-0000-4000-8000-000000000001","to":"a1000000-0000-4000-8000-000000000002"}]}
                """);
    }

    private static JsonNode look(Desk who, String id, String... recipients) {
        return one(who, id, "", recipients);
    }

    private static JsonNode one(Desk who, String id, String more, String... recipients) {
        Response answer = ask(who, id, more, recipients);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return read(answer.asString());
    }

    private static Response ask(Desk who, String id, String more, String... recipients) {
        return who.calling()
                .get("/v1/referrals/" + id + "/preview?purpose=drug-trafficking&recipient="
                        + String.join("&recipient=", recipients) + more);
    }

    private static JsonNode recipient(JsonNode preview, int place) {
        return preview.path("recipients").get(place);
    }

    private static List<String> claims(JsonNode outlook) {
        List<String> names = new ArrayList<>();
        read(outlook.path("payload").asText()).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Without the second of the signature, which only a release makes. */
    private static JsonNode said(JsonNode outlook) {
        ObjectNode payload = (ObjectNode) read(outlook.path("payload").asText());
        assertThat(payload.remove("iat").asLong()).isPositive();
        return payload;
    }

    private static JsonNode read(String json) {
        return StrictJson.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
