package io.entente.cases.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.Agency;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static io.entente.cases.item.ContentTestData.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

/** From the officer's desk to what the gateway receives. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class ReleaseTest {
    private static final String VICTIM = "{\"kind\":\"person\",\"name\":\"Exercise Victim\",\"category\":\"victim\"}";

    @Inject
    DataKeys keys;

    TestStack stack;
    private Desk officer;
    private Desk supervisor;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        supervisor = Desk.of(stack, "be-fgp", "a.supervisor", "release-supervisor");
    }

    @Test
    void what_an_officer_releases_reaches_the_gateway_signed_by_the_agency() throws Exception {
        String id = officer.drafts(whole());
        officer.submit(id).then().statusCode(200).body("version.state", equalTo("submitted"));
        officer.release(id)
                .then()
                .statusCode(200)
                .body("version.state", equalTo("released"))
                .body("released", equalTo(1))
                .body("state", equalTo("open"));

        JsonNode data = announced(Address.RECORD_RELEASED, id);

        assertThat(data.path("version").intValue()).isOne();
        assertThat(data.path("agency").textValue()).isEqualTo("be-fgp");
        assertThat(data.path("recipients").toString())
                .isEqualTo(
                        "[{\"agency\":\"us-hsi\",\"mode\":\"full\"},{\"agency\":\"eu-europol\",\"mode\":\"pointer\",\"circle\":\"be-eu\"}]");
        SdStatement statement = SdStatement.parse(data.path("statement").textValue());
        Agency agency = stack.keys().register().agency(new AgencyId("be-fgp")).orElseThrow();
        ObjectNode visible = statement.verified(RecordStatement.TYP, agency.recordKeys());
        assertThat(PointerNote.verified(data.path("pointer").textValue(), agency.recordKeys()))
                .isEqualTo(new PointerNote(referenceIn(statement), agency.mailbox()));
        RecordStatement.Visible shown = RecordStatement.Visible.of(visible);
        assertThat(shown.id()).hasToString(id);
        assertThat(shown.version()).hasToString(data.path("versionId").textValue());
        assertThat(statement.disclosures())
                .filteredOn(disclosed -> disclosed.name().endsWith(".contact"))
                .extracting(disclosed -> disclosed.value().path("phone").textValue())
                .containsExactly("+59320000000", "+3230000000");
        assertThat(kept("compact", id, shown.version())).isEqualTo(statement.compact());
        assertThat(kept("pointer", id, shown.version()))
                .isEqualTo(data.path("pointer").textValue());
    }

    @Test
    void an_agency_that_is_meant_under_two_circles_is_told_of_both() {
        ObjectNode content = small();
        content.putArray("recipients");
        for (String circle : new String[] {"be-eu", "be-eu-customs"})
            content.withArray("recipients")
                    .addObject()
                    .put("agency", "eu-europol")
                    .put("mode", "full")
                    .put("circle", circle);

        String id = officer.releases(content);

        assertThat(announced(Address.RECORD_RELEASED, id).path("recipients").toString())
                .isEqualTo("[{\"agency\":\"eu-europol\",\"mode\":\"full\",\"circle\":\"be-eu\"},"
                        + "{\"agency\":\"eu-europol\",\"mode\":\"full\",\"circle\":\"be-eu-customs\"}]");
        officer.read(id).then().body("version.content.recipients.circle", contains("be-eu", "be-eu-customs"));
    }

    private static String referenceIn(SdStatement statement) {
        return statement.disclosures().stream()
                .filter(disclosed -> disclosed.name().equals("reference"))
                .map(disclosed -> disclosed.value().textValue())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_points_nobody_signs_no_note() {
        String id = officer.releases(small());

        assertThat(announced(Address.RECORD_RELEASED, id).path("pointer").isNull())
                .isTrue();
    }

    @Test
    void an_amendment_is_announced_as_the_next_version() {
        String id = officer.releases(small());
        announced(Address.RECORD_RELEASED, id);

        officer.amend(id, with("{\"kind\":\"narrative\",\"text\":\"EXERCISE, more is known.\"}"))
                .then()
                .statusCode(200)
                .body("version.number", equalTo(2))
                .body("version.state", equalTo("released"))
                .body("released", equalTo(2))
                .body("version.content.items[0].text", equalTo("EXERCISE, more is known."));

        JsonNode data = announced(Address.RECORD_RELEASED, id);
        assertThat(data.path("version").intValue()).isEqualTo(2);
        assertThat(SdStatement.parse(data.path("statement").textValue()).disclosures())
                .extracting(Disclosed::name)
                .anyMatch(name -> name.endsWith(".narrative"));
    }

    @Test
    @Tag("P3")
    void a_recall_is_announced_once_however_often_it_is_asked_for() {
        String id = officer.releases(small());
        announced(Address.RECORD_RELEASED, id);

        officer.recall(id).then().statusCode(200).body("state", equalTo("recalled"));
        officer.recall(id).then().statusCode(200).body("state", equalTo("recalled"));
        String later = officer.releases(small());
        officer.recall(later).then().statusCode(200);

        JsonNode data = announced(Address.RECORD_RECALLED, id);
        assertThat(data.path("version").intValue()).isOne();
        assertThat(data.path("agency").textValue()).isEqualTo("be-fgp");
        // Until the recall of the later referral comes, there is no second one of this.
        String next;
        do {
            next = stack.others()
                    .receive(Address.RECORD_RECALLED)
                    .data()
                    .path("record")
                    .textValue();
            assertThat(next).isNotEqualTo(id);
        } while (!next.equals(later));
    }

    @Test
    @Tag("P3")
    void a_recall_is_final() {
        String id = officer.releases(small());
        officer.recall(id).then().statusCode(200);

        officer.amend(id, small()).then().statusCode(409).body("type", endsWith("/referral-recalled"));
        officer.edit(id, small()).then().statusCode(409).body("type", endsWith("/referral-recalled"));
        officer.submit(id).then().statusCode(409).body("type", endsWith("/referral-recalled"));
        officer.release(id).then().statusCode(409).body("type", endsWith("/referral-recalled"));
    }

    @Test
    void a_draft_can_neither_be_released_nor_recalled_nor_amended() {
        String id = officer.drafts(small());

        officer.release(id).then().statusCode(409).body("type", endsWith("/referral-not-submitted"));
        officer.recall(id).then().statusCode(409).body("type", endsWith("/referral-not-released"));
        officer.amend(id, small()).then().statusCode(409).body("type", endsWith("/referral-not-released"));
    }

    @Test
    void what_was_submitted_is_not_submitted_or_released_twice() {
        String id = officer.drafts(small());
        officer.submit(id).then().statusCode(200);

        officer.submit(id).then().statusCode(409).body("type", endsWith("/referral-not-draft"));
        officer.release(id).then().statusCode(200);
        officer.release(id).then().statusCode(409).body("type", endsWith("/referral-not-submitted"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]|$.recipients",
                "[{\"agency\":\"be-fgp\",\"mode\":\"full\"}]|$.recipients[0].agency",
                "[{\"agency\":\"us-hsi\",\"mode\":\"full\"},{\"agency\":\"us-nowhere\",\"mode\":\"full\"}]|$.recipients[1].agency"
            })
    void a_release_needs_recipients_that_can_be_ones(String recipientsAndPath) {
        String[] parts = recipientsAndPath.split("\\|");
        ObjectNode content = small();
        content.set(
                "recipients",
                io.entente.cases.item.ContentTestData.json("{\"it\":" + parts[0] + "}")
                        .get("it"));
        String id = officer.drafts(content);
        officer.submit(id).then().statusCode(200);

        officer.release(id)
                .then()
                .statusCode(409)
                .body("type", endsWith("/release-denied"))
                .body("faults.path", contains(parts[1]));
    }

    @Test
    @Tag("P3")
    void what_names_a_victim_is_released_by_a_second_officer_alone() {
        String id = officer.drafts(with(VICTIM));
        officer.submit(id).then().statusCode(200);

        officer.release(id).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        Desk both = Desk.of(stack, "be-fgp", "an.officer", "liaison-officer", "release-supervisor");
        both.release(id).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        supervisor.release(id, 1).then().statusCode(200).body("version.state", equalTo("released"));
        officer.amend(id, with(VICTIM)).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
    }

    @Test
    @Tag("P3")
    void restricted_content_is_released_by_a_second_officer_alone() {
        ObjectNode restricted = small();
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");
        String id = officer.drafts(restricted);
        officer.submit(id).then().statusCode(200);

        officer.release(id).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        supervisor.release(id, 1).then().statusCode(200);
    }

    @Test
    @Tag("P3")
    void what_two_officers_released_one_alone_does_not_declassify() {
        ObjectNode restricted = small();
        ((ObjectNode) restricted.path("markings")).put("classification", "restricted");
        String id = officer.drafts(restricted);
        officer.submit(id).then().statusCode(200);
        supervisor.release(id, 1).then().statusCode(200);

        officer.amend(id, small()).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        officer.edit(id, small()).then().statusCode(200);
        officer.submit(id).then().statusCode(200);
        officer.release(id).then().statusCode(403).body("type", endsWith("/second-officer-needed"));
        supervisor.release(id, 2).then().statusCode(200).body("released", equalTo(2));
    }

    @Test
    @Tag("P3")
    void a_supervisor_of_another_agency_is_no_second_officer() {
        String id = officer.drafts(with(VICTIM));
        officer.submit(id).then().statusCode(200);

        Desk other = Desk.of(stack, "be-customs", "b.supervisor", "liaison-officer", "release-supervisor");
        other.release(id).then().statusCode(404);
    }

    @Test
    void a_revision_in_the_making_leaves_the_released_version_in_force() {
        String id = officer.releases(small());

        officer.edit(id, whole())
                .then()
                .statusCode(200)
                .body("version.number", equalTo(2))
                .body("version.state", equalTo("draft"))
                .body("released", equalTo(1));
        officer.amend(id, small()).then().statusCode(409).body("type", endsWith("/referral-revision-pending"));
        officer.submit(id).then().statusCode(200);
        officer.edit(id, small()).then().statusCode(200).body("version.number", equalTo(3));
        officer.submit(id).then().statusCode(200);
        officer.release(id).then().statusCode(200).body("released", equalTo(3));
    }

    @Test
    void a_draft_was_never_released() {
        String id = officer.drafts(small());

        officer.read(id).then().statusCode(200).body("released", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"reason\":\"\"}", "{\"reason\":7}", "{\"reason\":\"x\",\"note\":\"y\"}"})
    void a_recall_needs_its_reason(String body) {
        String id = officer.releases(small());

        officer.recall(id, body).then().statusCode(422).body("type", endsWith("/invalid"));
    }

    @Test
    void a_closed_referral_stays_released_and_takes_nothing_new() {
        String id = officer.releases(small());

        officer.close(id)
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("released", equalTo(1));
        officer.close(id).then().statusCode(200);
        officer.amend(id, small()).then().statusCode(409).body("type", endsWith("/referral-closed"));
        officer.recall(id).then().statusCode(200).body("state", equalTo("recalled"));
        officer.close(id).then().statusCode(409).body("type", endsWith("/referral-recalled"));
    }

    @Test
    @Tag("P6")
    void two_releases_at_once_release_once() throws Exception {
        String id = officer.drafts(small());
        officer.submit(id).then().statusCode(200);
        var first = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> officer.release(id).statusCode());
        var second = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> officer.release(id).statusCode());

        assertThat(new int[] {first.get(), second.get()}).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    @Tag("P6")
    void the_largest_referral_that_can_be_filed_can_be_released() {
        ObjectNode content = small();
        var items = content.putArray("items");
        // Three bytes each in UTF-8, and three more thirds each time they are signed, sent and sealed.
        for (int n = 0; n < 17; n++) items.addObject().put("kind", "narrative").put("text", "\u20ac".repeat(20_000));
        for (int n = items.size(); n < 200; n++)
            items.add(io.entente.cases.item.ContentTestData.json("{\"kind\":\"person\",\"name\":\"Exercise " + n
                    + "\",\"category\":\"contact\",\"phone\":\"+32 2 000 0000\"}"));
        assertThat(content.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isBetween(1_000_000, 1_048_576);

        String id = officer.releases(content);

        SdStatement statement = SdStatement.parse(
                announced(Address.RECORD_RELEASED, id).path("statement").textValue());
        assertThat(statement.disclosures()).hasSizeGreaterThan(17 + 2 * 183);
    }

    @Test
    @Tag("P3")
    void what_an_earlier_version_shielded_and_nobody_can_read_today_leaves_it_to_two_officers() {
        String id = officer.releases(small());
        stores(id, 1, small().put("origin", "EXERCISE an origin of former days").toString());

        officer.amend(id, small()).then().statusCode(403).body("type", endsWith("/second-officer-needed"));

        officer.edit(id, small()).then().statusCode(200);
        officer.submit(id).then().statusCode(200);
        supervisor.release(id, 2).then().statusCode(200).body("released", equalTo(2));
    }

    /** Closed with the record's key, as the service of former days did. */
    private void stores(String id, int number, String content) {
        String closed = key(id).closeText(Place.of("version.content", RecordId.of(id), number), content);
        new Rows(stack)
                .execute("update version set content = '" + closed + "' where referral = '" + id + "' and number = "
                        + number);
    }

    private JsonNode announced(Address address, String id) {
        while (true) {
            WireEvent event = stack.others().receive(address);
            // Other tests of the run announce too.
            if (event.data().path("record").textValue().equals(id)) return event.data();
        }
    }

    /** Opened with the record's key, as the service would. */
    private String kept(String column, String id, UUID version) {
        return key(id).openText(
                        Place.of("statement." + column, id, version),
                        new Rows(stack).text("select " + column + " from statement where version = '" + version + "'"));
    }

    private DataKey key(String id) {
        DataKeyName name = DataKeyName.of(new AgencyId("be-fgp"), RecordId.of(id));
        return keys.open(name, new Rows(stack).text("select wrapped from data_key where record = '" + id + "'"))
                .await()
                .indefinitely();
    }
}
