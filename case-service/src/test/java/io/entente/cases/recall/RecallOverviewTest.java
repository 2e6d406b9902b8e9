package io.entente.cases.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.kernel.event.Address;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
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

/** What an officer sees of what became of a recall. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P3")
class RecallOverviewTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HAD_IT = "2026-11-22T10:00:00Z";
    private static final Instant LATER = Instant.parse("2039-01-01T00:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");

    TestStack stack;
    private Desk officer;
    private String id;
    private final UUID hsi = UUID.randomUUID();
    private final UUID europol = UUID.randomUUID();

    @BeforeEach
    void recall() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        id = officer.releases(small());
        officer.recall(id).then().statusCode(200);
    }

    @Test
    void until_the_gateway_has_it_there_is_nothing_to_see() {
        JsonPath sheet = sheet();

        assertThat(sheet.getString("state")).isEqualTo("recalled");
        assertThat(sheet.getList("recalls")).isEmpty();
    }

    @Test
    void the_officer_sees_the_moment_and_who_has_complied_and_who_has_not() {
        send(taken(owed(hsi, "us-hsi", LATER, null), owed(europol, "eu-europol", LATER, null)));
        send(Address.RECALL_RECEIPTED, receipt(hsi, "us-hsi", "purged"));
        arrived("recalls[0].recipients.receipts.flatten().size()", 1);

        JsonPath sheet = sheet();

        assertThat(sheet.getString("recalls[0].gatewayHadItAt")).isEqualTo(HAD_IT);
        assertThat(sheet.getList("recalls[0].recipients.agency")).containsExactly("eu-europol", "us-hsi");
        assertThat(sheet.getList("recalls[0].recipients.state")).containsExactly("outstanding", "complied");
        assertThat(sheet.getString("recalls[0].recipients[1].receipts[0].outcome"))
                .isEqualTo("purged");
        assertThat(sheet.getString("recalls[0].recipients[1].receipts[0].evidence"))
                .as("an officer's word is no proof")
                .isEqualTo("statement");
    }

    @Test
    void the_officer_sees_when_an_amendment_held_that_nobody_had_received_and_when_an_erasure_did() {
        send(taken().put("kind", "amendment").put("version", 2));
        send(taken().put("kind", "erasure").put("version", 2).put("at", "2026-11-23T10:00:00Z"));
        await().atMost(PATIENCE).until(() -> sheet().getList("recalls").size() == 2);

        JsonPath sheet = sheet();

        assertThat(sheet.getList("recalls.kind")).containsExactly("amendment", "erasure");
        assertThat(sheet.getList("recalls.version")).containsExactly(2, 2);
        assertThat(sheet.getList("recalls.gatewayHadItAt")).containsExactly(HAD_IT, "2026-11-23T10:00:00Z");
        assertThat(sheet.getList("recalls.recipients")).isEqualTo(List.of(List.of(), List.of()));
    }

    @Test
    void who_never_read_of_it_is_unreachable_and_who_did_is_overdue() {
        send(taken(owed(hsi, "us-hsi", BEFORE, "2026-11-22T11:00:00Z"), owed(europol, "eu-europol", BEFORE, null)));
        arrived("recalls[0].recipients.size()", 2);

        assertThat(sheet().getList("recalls[0].recipients.state")).containsExactly("unreachable", "overdue");
    }

    @Test
    void what_is_overdue_is_listed_for_who_may_read_it_page_by_page() {
        send(taken(owed(hsi, "us-hsi", BEFORE, "2026-11-22T11:00:00Z"), owed(europol, "eu-europol", BEFORE, null)));
        arrived("recalls[0].recipients.size()", 2);

        assertThat(listed("overdue")).contains(hsi.toString()).doesNotContain(europol.toString());
        assertThat(listed("unreachable")).contains(europol.toString()).doesNotContain(hsi.toString());
        assertThat(listed("outstanding")).doesNotContain(hsi.toString(), europol.toString());
        assertThat(listed("complied")).doesNotContain(hsi.toString(), europol.toString());
        List<String> all = listed("overdue");
        List<String> paged = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = officer.calling()
                    .get("/v1/recalls?limit=1&state=overdue" + next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("recalls.recall"));
            next = page.get("next") == null ? null : "&after=" + page.getString("next");
        }
        assertThat(paged).isEqualTo(all);
        send(Address.RECALL_RECEIPTED, receipt(hsi, "us-hsi", "records-law"));
        arrived("recalls[0].recipients.receipts.flatten().size()", 1);
        assertThat(listed("complied")).contains(hsi.toString());
        Desk other = Desk.liaison(stack, "be-customs", "another");
        assertThat(other.calling()
                        .get("/v1/recalls?limit=100&state=unreachable")
                        .jsonPath()
                        .<String>getList("recalls.recall"))
                .doesNotContain(europol.toString());
        assertThat(officer.calling().get("/v1/recalls?state=late").statusCode()).isEqualTo(400);
    }

    @Test
    @Tag("P7")
    void a_list_goes_on_after_what_the_officer_may_no_longer_read_and_asks_no_row_for_it() {
        Desk colleague = Desk.liaison(stack, "be-fgp", "a.colleague");
        String theirs = colleague.releases(small());
        colleague.recall(theirs).then().statusCode(200);
        send(taken(owed(hsi, "us-hsi", LATER, null)));
        send(taken(owed(europol, "eu-europol", LATER.plusSeconds(60), null)).put("record", theirs));
        arrived("recalls[0].recipients.size()", 1);
        await().atMost(PATIENCE).until(() -> listed(colleague, "outstanding").contains(europol.toString()));
        officer.letRead(id, "{\"readers\":\"named\",\"named\":[\"somebody.else\"]}")
                .then()
                .statusCode(200);
        assertThat(listed(colleague, "outstanding")).doesNotContain(hsi.toString());

        String after = after(colleague, LATER + "/" + hsi).asString();

        assertThat(after).contains(europol.toString()).doesNotContain(hsi.toString());
        assertThat(after(colleague, hsi.toString()).statusCode()).isEqualTo(400);
    }

    private static Response after(Desk who, String last) {
        return who.calling().get("/v1/recalls?state=outstanding&limit=100&after=" + last);
    }

    private List<String> listed(String state) {
        return listed(officer, state);
    }

    private static List<String> listed(Desk who, String state) {
        return who.calling()
                .get("/v1/recalls?limit=100&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("recalls.recall");
    }

    @Test
    void passing_it_on_says_nothing_of_ones_own_copy() {
        send(taken(owed(hsi, "us-hsi", LATER, null)));
        ObjectNode forwarded = receipt(hsi, "us-hsi", "forwarded");
        forwarded.withArray("forwardedTo").add("us-dea");
        send(Address.RECALL_RECEIPTED, forwarded);
        arrived("recalls[0].recipients.receipts.flatten().size()", 1);

        assertThat(sheet().getString("recalls[0].recipients[0].state")).isEqualTo("outstanding");
        assertThat(sheet().getString("recalls[0].recipients[0].receipts[0].forwardedTo[0]"))
                .isEqualTo("us-dea");
    }

    @Test
    void the_officer_sees_along_which_chain_it_was_passed_on() {
        UUID dea = UUID.randomUUID();
        UUID cbp = UUID.randomUUID();
        send(taken(owed(hsi, "us-hsi", LATER, null)));
        send(taken(owed(dea, "us-dea", LATER, null)));
        send(taken(owed(cbp, "us-cbp", LATER, null)));
        ObjectNode first = receipt(hsi, "us-hsi", "forwarded");
        first.withArray("forwardedTo").add("us-dea");
        ObjectNode second = receipt(dea, "us-dea", "forwarded");
        second.withArray("forwardedTo").add("us-cbp");
        for (ObjectNode receipt : List.of(second, first, receipt(cbp, "us-cbp", "purged")))
            send(Address.RECALL_RECEIPTED, receipt);
        arrived("recalls[0].recipients.receipts.flatten().size()", 3);

        JsonPath sheet = sheet();

        assertThat(sheet.getList("recalls[0].recipients.agency")).containsExactly("us-cbp", "us-dea", "us-hsi");
        assertThat(sheet.getList("recalls[0].recipients.passedOnBy"))
                .isEqualTo(List.of(List.of("us-dea"), List.of("us-hsi"), List.of()));
        assertThat(sheet.getList("recalls[0].recipients.state"))
                .containsExactly("complied", "outstanding", "outstanding");
    }

    @Test
    @Tag("P4")
    void a_proof_counts_only_if_the_recipient_signed_it_for_this() {
        send(taken(owed(hsi, "us-hsi", LATER, null)));
        Signer own = stack.keys().agency(new AgencyId("us-hsi"));
        long dead = stack.broker().waiting("dead.recall.receipted");

        send(Address.RECALL_RECEIPTED, proven(stack.keys().agency(new AgencyId("us-dea")), "purged"));
        send(Address.RECALL_RECEIPTED, proven(own, "records-law"));
        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.recall.receipted") == dead + 2);
        assertThat(sheet().getList("recalls[0].recipients[0].receipts")).isEmpty();

        send(Address.RECALL_RECEIPTED, proven(own, "purged"));
        arrived("recalls[0].recipients.receipts.flatten().size()", 1);
        assertThat(sheet().getString("recalls[0].recipients[0].receipts[0].evidence"))
                .isEqualTo("signed");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("P6")
    void whatever_the_order_and_however_often_the_end_is_the_same(long seed) {
        ObjectNode first = taken(owed(hsi, "us-hsi", LATER, null));
        ObjectNode told = taken(owed(hsi, "us-hsi", LATER, "2026-11-22T11:00:00Z"));
        ObjectNode onward = taken(owed(europol, "eu-europol", LATER, null));
        ObjectNode kept = receipt(hsi, "us-hsi", "restricted-legal-hold");
        ObjectNode purged = receipt(hsi, "us-hsi", "purged");
        List<Runnable> sending = new ArrayList<>();
        for (ObjectNode notice : List.of(first, told, onward))
            sending.addAll(Collections.nCopies(3, () -> send(notice)));
        for (ObjectNode receipt : List.of(kept, purged))
            sending.addAll(Collections.nCopies(3, () -> send(Address.RECALL_RECEIPTED, receipt)));
        Collections.shuffle(sending, new Random(seed));

        sending.forEach(Runnable::run);
        await().atMost(PATIENCE)
                .until(() ->
                        stack.broker().waiting("recall.taken") + stack.broker().waiting("recall.receipted") == 0);

        JsonPath sheet = sheet();
        assertThat(sheet.getList("recalls")).hasSize(1);
        assertThat(sheet.getList("recalls[0].recipients.agency")).containsExactly("eu-europol", "us-hsi");
        assertThat(sheet.getString("recalls[0].recipients[1].toldAt")).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(sheet.getList("recalls[0].recipients[1].receipts.outcome"))
                .containsExactlyInAnyOrder("restricted-legal-hold", "purged");
    }

    @Test
    @Tag("P7")
    void another_agency_and_who_may_not_read_it_see_nothing_of_it() {
        send(taken(owed(hsi, "us-hsi", LATER, null)));
        arrived("recalls[0].recipients.size()", 1);

        Response others = Desk.liaison(stack, "be-customs", "another").calling().get(path(id));
        Response none = Desk.liaison(stack, "be-customs", "another")
                .calling()
                .get(path(UUID.randomUUID().toString()));

        assertThat(others.statusCode()).isEqualTo(404);
        assertThat(others.asByteArray()).isEqualTo(none.asByteArray());
    }

    @Test
    void nothing_is_filed_about_what_another_agency_released() {
        long dead = stack.broker().waiting("dead.recall.taken");

        send(taken(owed(hsi, "us-hsi", LATER, null)).put("agency", "be-customs"));

        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.recall.taken") == dead + 1);
        assertThat(sheet().getList("recalls")).isEmpty();
    }

    private static String path(String referral) {
        return "/v1/referrals/" + referral + "/recall";
    }

    private JsonPath sheet() {
        return officer.calling().get(path(id)).then().statusCode(200).extract().jsonPath();
    }

    private void arrived(String path, int count) {
        await().atMost(PATIENCE).until(() -> !sheet().getList("recalls").isEmpty() && sheet().getInt(path) == count);
    }

    private ObjectNode taken(ObjectNode... duties) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("record", id)
                .put("version", 1)
                .put("agency", "be-fgp")
                .put("kind", "recall")
                .put("at", HAD_IT);
        ArrayNode list = data.putArray("duties");
        for (ObjectNode duty : duties) list.add(duty);
        return data;
    }

    private static ObjectNode owed(UUID duty, String recipient, Instant due, String told) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("duty", duty.toString())
                .put("recipient", recipient)
                .put("dueAt", due.toString())
                .put("toldAt", told);
    }

    private ObjectNode receipt(UUID duty, String recipient, String outcome) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("receipt", UUID.randomUUID().toString())
                .put("duty", duty.toString())
                .put("record", id)
                .put("version", 1)
                .put("agency", "be-fgp")
                .put("kind", "recall")
                .put("recipient", recipient)
                .put("dueAt", LATER.toString())
                .put("outcome", outcome)
                .putNull("proof")
                .put("at", "2026-11-22T12:00:00Z");
        data.putArray("forwardedTo");
        return data;
    }

    /** A receipt that says purged, with a proof that says what it says. */
    private ObjectNode proven(Signer signer, String signed) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "https://entente.example/schemas/purge-receipt-1.json")
                .put("recall", hsi.toString())
                .put("record", id)
                .put("recipient", "us-hsi")
                .put("outcome", signed)
                .put("at", "2026-11-22T12:00:00Z");
        document.putArray("forwardedTo");
        byte[] bytes = document.toString().getBytes(StandardCharsets.UTF_8);
        return receipt(hsi, "us-hsi", "purged").put("proof", signer.sign("entente-purge-receipt+jws", bytes));
    }

    private void send(JsonNode taken) {
        send(Address.RECALL_TAKEN, taken);
    }

    private void send(Address to, JsonNode data) {
        stack.others().send(to, UUID.randomUUID(), id, data);
    }
}
