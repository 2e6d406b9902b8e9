package io.entente.gateway.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.ServiceClock;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Who owes a receipt when an owner takes something back, and what it is worth. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P3")
class RecallTest {
    private static final String ANOTHER_CONTAINER =
            ClaimName.item(UUID.fromString("10000000-0000-4000-8000-000000000009"), FieldClass.LOGISTICS);

    @Inject
    Originators originators;

    @Inject
    ServiceClock serviceClock;

    @ConfigProperty(name = "entente.recalls.due")
    Duration due;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    TestStack stack;
    private Partners partners;
    private Recipient hsi;
    private Recipient dea;
    private RecordTestData record;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        hsi = new Recipient(stack, partners, "us-hsi");
        dea = new Recipient(stack, partners, "us-dea");
        record = RecordTestData.released().to(Map.of("us-hsi", "full", "us-cbp", "full"));
        partners.release(record);
    }

    @Test
    void who_had_received_what_was_recalled_owes_a_receipt_and_nobody_else() {
        pulledAndRecalled();

        List<Map<String, Object>> owed = hsi.owes(record.id());

        assertThat(owed).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "recall")
                .containsEntry("owner", "be-fgp")
                .containsEntry("state", "outstanding")
                .doesNotContainKey("version"));
        assertThat(new Recipient(stack, partners, "us-cbp").owes(record.id())).isEmpty();
        assertThat(dea.owes(record.id())).isEmpty();
    }

    @Test
    void who_had_received_an_earlier_version_owes_for_it_too() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData second = record.amended();
        partners.release(second);

        partners.recall(second);

        assertThat(hsi.owes(record.id())).hasSize(1);
    }

    /** An owner's service that was restored from a backup reads of the versions it knows. */
    @Test
    void who_had_received_a_version_that_the_recall_does_not_name_owes_for_it_too() {
        RecordTestData second = record.amended().telling("EXERCISE: more was found");
        partners.release(second);
        assertThat(hsi.pull(record.id()).asString()).contains("more was found");

        List<Sent> sent = Sent.during(stack, () -> partners.recall(record));

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "recall"));
        assertThat(about(record.id(), of(sent, Address.RECALL_TAKEN)))
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.path("version").asInt()).isEqualTo(record.version());
                    assertThat(data.path("duties").path(0).path("recipient").asText())
                            .isEqualTo("us-hsi");
                });
    }

    @Test
    @Tag("P6")
    void a_recall_that_overtakes_the_release_of_what_it_recalls_obliges_who_had_an_earlier_version_once() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData second = record.amended();

        partners.recall(second);
        partners.send(second);
        partners.recall(second);
        partners.release(RecordTestData.released());

        assertThat(partners.count("shelf_version where version_id = '" + second.versionId() + "'"))
                .isZero();
        assertThat(hsi.owes(record.id())).hasSize(1);
    }

    @Test
    void a_recall_of_what_nobody_had_received_obliges_nobody_and_the_owner_learns_that_it_holds() {
        List<Sent> sent = Sent.during(stack, () -> partners.recall(record));

        assertThat(about(record.id(), of(sent, Address.RECALL_TAKEN)))
                .singleElement()
                .satisfies(data -> assertThat(data.path("duties")).isEmpty());
    }

    @Test
    void of_an_amendment_that_nobody_had_received_the_owner_learns_when_it_held_and_of_a_first_release_nothing() {
        RecordTestData fresh = RecordTestData.released();
        Instant before = Instant.now();

        List<Sent> sent = Sent.during(stack, () -> {
            partners.release(fresh);
            partners.release(fresh.amended().marked("red"));
        });

        assertThat(about(fresh.id(), of(sent, Address.RECALL_TAKEN)))
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.path("kind").asText()).isEqualTo("amendment");
                    assertThat(data.path("version").asInt()).isEqualTo(2);
                    assertThat(data.path("duties")).isEmpty();
                    assertThat(Instant.parse(data.path("at").asText())).isBetween(before, Instant.now());
                });
    }

    @Test
    void an_amendment_that_takes_something_from_who_had_it_obliges_and_another_does_not() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData fuller = record.amended().telling("EXERCISE: more was found");
        partners.release(fuller);
        assertThat(hsi.owes(record.id())).isEmpty();

        partners.release(fuller.amended().marked("red"));

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "amendment"));
    }

    @Test
    void past_its_review_nothing_is_taken_back_but_what_is_tightened_then_obliges_as_ever() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        partners.review(record, 1, today, today.minusDays(1));
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(404);
        assertThat(hsi.owes(record.id())).isEmpty();

        partners.release(record.amended().marked("red").reviewedBy(today.minusDays(1)));

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "amendment"));
    }

    @Test
    @Tag("P7")
    void an_amendment_that_takes_away_what_an_agency_never_saw_obliges_it_to_nothing() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);

        partners.release(record.amended().to(Map.of("us-hsi", "full")));

        assertThat(hsi.owes(record.id())).isEmpty();
    }

    @Test
    void an_amendment_that_takes_something_obliges_though_the_agreement_is_suspended_when_it_comes() throws Exception {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData fuller = record.amended().telling("EXERCISE: more was found");

        whileSuspended(() -> {
            partners.release(fuller);
            assertThat(hsi.owes(record.id())).as("nothing was taken").isEmpty();
            partners.release(fuller.amended().marked("red"));
        });

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "amendment"));
    }

    @Test
    void what_was_tightened_once_obliges_once_until_it_is_tightened_more() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData red = record.amended().marked("red");
        partners.release(red);
        RecordTestData still = red.amended().telling("EXERCISE: more was found");
        partners.release(still);
        assertThat(hsi.owes(record.id())).hasSize(1);

        partners.release(still.amended().to(Map.of("us-cbp", "full")));

        assertThat(hsi.owes(record.id())).hasSize(1);
    }

    @Test
    void what_came_and_went_while_nobody_looked_obliges_nobody() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData wider = record.amended().marked("green");
        partners.release(wider);

        partners.release(wider.amended().marked("amber"));

        assertThat(hsi.owes(record.id())).isEmpty();
    }

    /** Two versions that are labelled alike may say different things. */
    @Test
    @Tag("P7")
    void a_claim_that_came_and_went_while_nobody_looked_obliges_nobody() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData wider = record.amended().bearing(ANOTHER_CONTAINER);
        partners.release(wider);

        partners.release(wider.amended().bearing());

        assertThat(hsi.owes(record.id())).isEmpty();
    }

    @Test
    void a_claim_that_was_looked_at_and_went_obliges() {
        RecordTestData wider = record.amended().bearing(ANOTHER_CONTAINER);
        partners.release(wider);
        assertThat(hsi.pull(record.id()).asString()).contains(ANOTHER_CONTAINER);

        partners.release(wider.amended().bearing());

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "amendment"));
    }

    /** Two agreements carry it, and then one that carries less: who looks again has not given back what it had. */
    @Test
    void a_narrower_pull_takes_nothing_back_of_a_wider_one_before_it() throws Exception {
        String narrow = agreedWithCustoms();
        RecordTestData shared = RecordTestData.released().ownedBy("be-customs");
        partners.release(shared);
        assertThat(hsi.pull(shared.id()).asString()).contains("behind the rear panel");
        whileSuspended(() -> assertThat(hsi.pull(shared.id()).asString())
                .contains("CSQU3054383")
                .doesNotContain("behind the rear panel"));

        partners.release(shared.amended().to(Map.of("us-hsi", "full under " + narrow)));

        assertThat(hsi.owes(shared.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "amendment"));
    }

    @Test
    void what_was_purged_obliges_to_nothing_more_until_it_is_pulled_again() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        RecordTestData fewer = record.amended().bearing("use-restriction.intelligence-only");
        partners.release(fewer);
        hsi.states(hsi.owed(record.id()), Outcome.PURGED).then().statusCode(200);

        RecordTestData fewest =
                fewer.amended().bearing("use-restriction.intelligence-only", "use-restriction.no-military-use");
        partners.release(fewest);
        assertThat(hsi.owes(record.id())).as("nothing is held").hasSize(1);
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        partners.release(fewest.amended().marked("red"));

        assertThat(hsi.owes(record.id())).hasSize(2);
    }

    /** @return the id of an agreement that carries no narrative */
    private String agreedWithCustoms() {
        String agreement = AgreementTestData.between("us-hsi", "be-customs", Instant.parse("2025-01-01T00:00:00Z"), "");
        AgreementTestData.take(worker, Clock.systemUTC(), stack.keys(), agreement)
                .await()
                .atMost(Duration.ofSeconds(60));
        return StrictJson.read(agreement.getBytes(StandardCharsets.UTF_8))
                .path("id")
                .textValue();
    }

    private void whileSuspended(Runnable work) throws SQLException {
        UUID suspension = UUID.randomUUID();
        partners.execute(
                "owner",
                "insert into agreement_suspension (id, agreement, version, party, officer, agency, suspended_at) select '"
                        + suspension + "', agreement, max(version), 'US', 'a-pseudonym', 'us-hsi', now()"
                        + " from agreement_version where agreement = 'us-be' group by agreement");
        try {
            work.run();
        } finally {
            partners.execute("owner", "delete from agreement_suspension where id = '" + suspension + "'");
        }
    }

    @Test
    void an_erasure_obliges_who_had_received_it_unless_a_recall_does_already() {
        pulledAndRecalled();
        RecordTestData closed = RecordTestData.released();
        partners.release(closed);
        hsi.pull(closed.id());

        partners.erase(record);
        partners.erase(closed);

        assertThat(hsi.owes(record.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "recall"));
        assertThat(hsi.owes(closed.id())).singleElement().satisfies(one -> assertThat(one)
                .containsEntry("kind", "erasure"));
    }

    @Test
    void a_receipt_that_the_agency_signed_is_taken_as_a_proof_and_sent_to_the_owner_once() {
        String recall = pulledAndRecalled();
        ObjectNode receipt = hsi.receipt(recall, record.id(), Outcome.PURGED);

        List<Sent> sent = Sent.during(stack, () -> {
            hsi.signs(recall, receipt).then().statusCode(200);
            Response again = hsi.signs(recall, receipt);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.jsonPath().getString("evidence")).isEqualTo("signed");
        });

        assertThat(about(record.id(), of(sent, Address.RECALL_RECEIPTED)))
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.path("recipient").asText()).isEqualTo("us-hsi");
                    assertThat(data.path("outcome").asText()).isEqualTo("purged");
                    assertThat(data.path("proof").asText()).contains(".");
                });
        assertThat(sent).allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                .as("%s", message.address())
                .isEmpty());
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "done");
    }

    @Test
    void a_statement_is_marked_as_one() {
        String recall = pulledAndRecalled();

        List<Sent> sent = Sent.during(
                stack, () -> hsi.states(recall, Outcome.RECORDS_LAW).then().statusCode(200));

        assertThat(about(record.id(), of(sent, Address.RECALL_RECEIPTED)))
                .singleElement()
                .satisfies(data -> assertThat(data.path("proof").isNull()).isTrue());
        assertThat(hsi.owes(record.id()).toString()).contains("statement").doesNotContain("signed");
    }

    @Test
    void what_an_officer_stated_the_agency_can_still_sign_and_what_it_signed_no_officer_states_otherwise() {
        String recall = pulledAndRecalled();
        hsi.states(recall, Outcome.NEVER_RECEIVED).then().statusCode(200);

        List<Sent> sent =
                Sent.during(stack, () -> assertThat(hsi.signs(recall, hsi.receipt(recall, record.id(), Outcome.PURGED))
                                .jsonPath()
                                .getString("evidence"))
                        .isEqualTo("signed"));

        // The statement may leave within the same moment.
        assertThat(about(record.id(), of(sent, Address.RECALL_RECEIPTED)))
                .filteredOn(data -> data.path("proof").isTextual())
                .singleElement()
                .satisfies(data -> assertThat(data.path("outcome").asText()).isEqualTo("purged"));
        assertThat(hsi.states(recall, Outcome.RECORDS_LAW).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "recall, 00000000-0000-4000-8000-000000000000",
        "record, 00000000-0000-4000-8000-000000000000",
        "recipient, us-dea",
        "schema, https://entente.example/schemas/purge-receipt-2.json",
        "outcome, eaten",
        "at, yesterday",
        "more, of it"
    })
    @Tag("P4")
    void a_signed_receipt_that_says_something_else_is_refused(String name, String value) {
        String recall = pulledAndRecalled();
        ObjectNode receipt = hsi.receipt(recall, record.id(), Outcome.PURGED).put(name, value);

        Response answer = hsi.signs(recall, receipt);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("type")).endsWith("/bad-receipt");
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "outstanding");
    }

    @Test
    @Tag("P4")
    void nobody_signs_for_another() {
        String recall = pulledAndRecalled();
        ObjectNode receipt = hsi.receipt(recall, record.id(), Outcome.PURGED);

        Response byAnother =
                hsi.states(recall, Recipient.proof(receipt, stack.keys().agency(new AgencyId("us-dea"))));
        Response byOld =
                hsi.states(recall, Recipient.proof(receipt, stack.keys().retired("us-hsi")));

        assertThat(List.of(byAnother.statusCode(), byOld.statusCode())).containsOnly(422);
    }

    @Test
    void a_receipt_that_goes_on_and_on_is_refused_for_its_length() {
        String recall = pulledAndRecalled();
        String agencies = "\"us-dea\",".repeat(100) + "\"us-dea\"";

        Response forwarded = hsi.states(recall, "{\"outcome\":\"forwarded\",\"forwardedTo\":[" + agencies + "]}");
        Response proven = hsi.states(recall, "{\"proof\":\"" + "x".repeat(16_385) + "\"}");

        assertThat(forwarded.statusCode()).isEqualTo(422);
        assertThat(forwarded.asString()).contains("/problems/invalid", "forwardedTo", "between 0 and 100");
        assertThat(proven.statusCode()).isEqualTo(422);
        assertThat(proven.asString()).contains("/problems/invalid", "proof", "between 0 and 16384");
    }

    @Test
    void what_is_kept_today_may_be_purged_tomorrow_and_then_nothing_else_is_said() {
        String recall = pulledAndRecalled();

        hsi.states(recall, Outcome.RESTRICTED_LEGAL_HOLD).then().statusCode(200);
        Response never = hsi.states(recall, Outcome.NEVER_RECEIVED);
        hsi.states(recall, Outcome.PURGED).then().statusCode(200);
        Response later = hsi.states(recall, Outcome.RECORDS_LAW);

        assertThat(List.of(never.statusCode(), later.statusCode())).containsOnly(409);
        assertThat(later.jsonPath().getString("type")).endsWith("/already-receipted");
    }

    @Test
    void a_recall_follows_who_was_let_in_by_consent_and_who_it_was_passed_on_to() {
        Originator originator = originators.with(partners);
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        partners.recall(record);
        String recall = hsi.owed(record.id());
        assertThat(dea.owes(record.id())).as("it never pulled it").isEmpty();

        Response toStranger = hsi.states(recall, forwarded("us-cbp"));
        // What the recall itself said goes first.
        partners.everythingSent();
        List<Sent> sent = Sent.during(
                stack, () -> hsi.states(recall, forwarded("us-dea")).then().statusCode(200));

        assertThat(toStranger.statusCode()).isEqualTo(422);
        assertThat(dea.owes(record.id())).hasSize(1);
        // What the recall itself said of us-hsi may leave within the same moment.
        assertThat(about(record.id(), of(sent, Address.RECALL_TAKEN)))
                .extracting(
                        data -> data.path("duties").path(0).path("recipient").asText())
                .filteredOn(recipient -> !recipient.equals("us-hsi"))
                .containsExactly("us-dea");
        assertThat(hsi.owes(record.id()).get(0))
                .as("its own copy is still to be accounted for")
                .containsEntry("state", "outstanding");
        hsi.states(recall, Outcome.PURGED).then().statusCode(200);
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "done");
    }

    @Test
    void a_recall_follows_a_chain_of_consents_hop_by_hop() {
        RecordTestData first = RecordTestData.released();
        partners.release(first);
        Recipient cbp = new Recipient(stack, partners, "us-cbp");
        Originator originator = originators.with(partners);
        assertThat(hsi.pull(first.id()).statusCode()).isEqualTo(200);
        UUID toDea = originator.isAskedToPassOn(first.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(toDea, 1, first.id()));
        assertThat(dea.pull(first.id()).statusCode()).isEqualTo(200);
        UUID toCbp = originator.isAskedToPassOn(first.id(), "us-dea", "us-cbp");
        originator.says(Originator.granted(toCbp, 1, first.id()));

        partners.recall(first);

        String ofHsi = hsi.owed(first.id());
        String ofDea = dea.owed(first.id());
        assertThat(cbp.owes(first.id())).as("it never pulled it").isEmpty();
        assertThat(hsi.states(ofHsi, forwarded("us-cbp")).statusCode())
                .as("that is not whom HSI had asked for")
                .isEqualTo(422);
        hsi.states(ofHsi, forwarded("us-dea")).then().statusCode(200);
        assertThat(dea.owed(first.id())).as("once, however it got it").isEqualTo(ofDea);
        List<Sent> sent =
                Sent.during(stack, () -> dea.signs(ofDea, dea.receipt(ofDea, first.id(), Outcome.FORWARDED, "us-cbp"))
                        .then()
                        .statusCode(200));
        String ofCbp = cbp.owed(first.id());
        assertThat(about(first.id(), of(sent, Address.RECALL_TAKEN)))
                .extracting(
                        data -> data.path("duties").path(0).path("recipient").asText())
                .contains("us-cbp");
        assertThat(about(first.id(), of(sent, Address.RECALL_RECEIPTED)))
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.path("recipient").asText()).isEqualTo("us-dea");
                    assertThat(data.path("forwardedTo").path(0).asText()).isEqualTo("us-cbp");
                    assertThat(data.path("proof").isTextual()).isTrue();
                });
        assertThat(cbp.states(ofCbp, forwarded("us-hsi")).statusCode())
                .as("it had asked for nobody")
                .isEqualTo(422);
        cbp.states(ofCbp, Outcome.PURGED).then().statusCode(200);
        assertThat(cbp.owes(first.id()).get(0)).containsEntry("state", "done");
        for (Recipient holder : List.of(hsi, dea))
            assertThat(holder.owes(first.id()).get(0))
                    .as("each accounts for its own copy")
                    .containsEntry("state", "outstanding");
        hsi.states(ofHsi, Outcome.PURGED).then().statusCode(200);
        dea.states(ofDea, Outcome.RESTRICTED_LEGAL_HOLD).then().statusCode(200);
        assertThat(dea.owes(first.id()).get(0)).containsEntry("state", "done");
    }

    @Test
    void a_recall_follows_whoever_it_turns_out_later_that_it_was_passed_on_to() {
        Originator originator = originators.with(partners);
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        for (String other : List.of("us-dea", "us-cbp")) {
            UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", other);
            originator.says(Originator.granted(consent, 1, record.id()));
        }
        partners.recall(record);
        String recall = hsi.owed(record.id());

        hsi.states(recall, forwarded("us-dea")).then().statusCode(200);
        List<Sent> later = Sent.during(
                stack, () -> hsi.states(recall, forwarded("us-cbp")).then().statusCode(200));
        hsi.states(recall, Outcome.PURGED).then().statusCode(200);
        hsi.states(recall, forwarded("us-cbp")).then().statusCode(200);

        assertThat(dea.owes(record.id())).hasSize(1);
        assertThat(new Recipient(stack, partners, "us-cbp").owes(record.id())).hasSize(1);
        assertThat(about(record.id(), of(later, Address.RECALL_RECEIPTED)))
                .extracting(data -> data.path("forwardedTo").path(0).asText())
                .contains("us-cbp");
        assertThat(partners.count("recall_receipt where duty = '" + recall + "' and forwarded_to = 'us-cbp'"))
                .as("the same again is said once")
                .isOne();
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "done");
    }

    @Test
    @Tag("P7")
    void what_another_agency_owes_is_like_what_nobody_owes() {
        String recall = pulledAndRecalled();

        for (String path : List.of("", "/receipts")) {
            Response others = about(recall, path);
            Response none = about(UUID.randomUUID().toString(), path);
            Response noId = about("nonsense", path);
            assertThat(others.statusCode()).isEqualTo(404);
            assertThat(others.asByteArray()).isEqualTo(none.asByteArray());
            assertThat(noId.asByteArray()).isEqualTo(none.asByteArray());
        }
        assertThat(hsi.owes(record.id()).get(0)).containsEntry("state", "outstanding");
    }

    @Test
    void what_is_not_done_in_time_is_overdue_and_listed_as_such() throws Exception {
        String recall = pulledAndRecalled();
        assertThat(listed("outstanding")).contains(recall);
        assertThat(listed("overdue")).doesNotContain(recall);

        serviceClock.ahead(due.plusMinutes(1), () -> {
            assertThat(listed("overdue")).contains(recall);
            assertThat(listed("outstanding")).doesNotContain(recall);
            hsi.states(recall, Outcome.PURGED).then().statusCode(200);
            assertThat(listed("overdue")).doesNotContain(recall);
            assertThat(listed("done")).contains(recall);
        });
    }

    @Test
    void pages_go_on_where_the_one_before_ended() {
        pulledAndRecalled();
        RecordTestData another = RecordTestData.released();
        partners.release(another);
        hsi.pull(another.id());
        partners.recall(another);
        List<String> all = page("limit=100");

        List<String> first = page("limit=1");
        List<String> second = page("limit=1&after=" + first.get(0));

        assertThat(first).containsExactly(all.get(0));
        assertThat(second).containsExactly(all.get(1));
        assertThat(page("limit=100&after=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void the_owner_is_told_when_the_gateway_had_it_and_when_its_recipient_first_read_of_it() {
        hsi.pull(record.id());
        Instant before = Instant.now();
        List<Sent> taken = Sent.during(stack, () -> partners.recall(record));
        Instant after = Instant.now();
        List<Sent> read = Sent.during(stack, () -> {
            hsi.owed(record.id());
            hsi.owed(record.id());
        });

        assertThat(about(record.id(), of(taken, Address.RECALL_TAKEN)))
                .singleElement()
                .satisfies(data -> {
                    assertThat(Instant.parse(data.path("at").asText())).isBetween(before, after);
                    assertThat(data.path("duties").path(0).path("toldAt").isNull())
                            .isTrue();
                });
        assertThat(about(record.id(), of(read, Address.RECALL_TAKEN)))
                .filteredOn(data -> data.path("duties").path(0).path("toldAt").isTextual())
                .as("once, however often it reads")
                .hasSize(1);
    }

    /** @return the id of what HSI owes */
    private String pulledAndRecalled() {
        assertThat(hsi.pull(record.id()).statusCode()).isEqualTo(200);
        partners.recall(record);
        return hsi.owed(record.id());
    }

    private Response about(String recall, String path) {
        return path.isEmpty() ? dea.calling().get("/v1/recalls/" + recall) : dea.states(recall, Outcome.PURGED);
    }

    private List<String> listed(String state) {
        return hsi.listed("&state=" + state).stream()
                .map(recall -> recall.get("recall").toString())
                .toList();
    }

    private List<String> page(String query) {
        return hsi.calling()
                .get("/v1/recalls?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("recalls.recall");
    }

    private static String forwarded(String agency) {
        return "{\"outcome\":\"forwarded\",\"forwardedTo\":[\"" + agency + "\"]}";
    }

    private static List<JsonNode> of(List<Sent> sent, Address address) {
        return sent.stream()
                .filter(message -> message.address() == address)
                .map(Sent::event)
                .map(WireEvent::data)
                .toList();
    }

    private static List<JsonNode> about(RecordId record, List<JsonNode> told) {
        return told.stream()
                .filter(data -> data.path("record").asText().equals(record.toString()))
                .toList();
    }
}
