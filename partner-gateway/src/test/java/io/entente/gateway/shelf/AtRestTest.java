package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.StolenDatabase;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.selection.Mark;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What lies on the shelf, what it costs to pick from it, and what is left of an erased record. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class AtRestTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Shelf shelf;

    @Inject
    Picking picking;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    TestStack stack;
    private Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void a_stolen_database_tells_nothing_that_a_record_says() {
        String narrative = word();
        String suspect = word();
        RecordTestData record =
                RecordTestData.released().telling("EXERCISE " + narrative).suspecting("EXERCISE " + suspect);
        partners.release(record);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).asString()).contains(narrative);

        StolenDatabase stolen = new StolenDatabase(stack);
        assertThat(stolen.tablesWith(record.id().toString()))
                .as("what stands there in clear is found")
                .contains("public.shelf_version", "public.decision_input");
        for (String said : List.of(narrative, suspect, "CSQU3054383", "3200000000"))
            assertThat(stolen.tablesWith(said)).as(said).isEmpty();
    }

    @Test
    void equal_contents_of_two_records_cannot_be_told_from_the_database() {
        RecordTestData one = RecordTestData.released();
        RecordTestData other = RecordTestData.released();
        partners.shelve(one);
        partners.shelve(other);
        partners.shelve(one.amended());

        String same = "shelf_claim a join shelf_claim b on a.content_hash = b.content_hash and a.record = '" + one.id()
                + "' and a.version = 1 and b.record = ";
        assertThat(partners.count(same + "'" + other.id() + "'")).isZero();
        assertThat(partners.count(same + "'" + one.id() + "' and b.version = 2"))
                .as("versions of one record can still be compared")
                .isPositive();
    }

    /** The labels of a record that names nobody are few words, and the hash of what they were stays with each decision. */
    @Test
    void what_a_record_was_marked_cannot_be_guessed_from_what_stays_of_its_decisions() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.hsi().get("/v1/records/" + record.id()).then().statusCode(200);
        await().atMost(PATIENCE).until(() -> partners.everyOwnerIsTold());

        List<String> guessed = partners.texts("select encode(sha256(document), 'hex') from decision_input"
                + " where kind = 'labels' and convert_from(document, 'UTF8') like '%" + record.id() + "%'");

        assertThat(guessed).as("its own and those of the query about it").hasSize(2);
        for (String guess : guessed)
            assertThat(partners.count(
                            "decision where record = '" + record.id() + "' and inputs like '%" + guess + "%'"))
                    .isZero();
    }

    @Test
    void a_claim_moved_to_another_place_does_not_open() throws SQLException {
        RecordTestData victim = RecordTestData.released();
        RecordTestData other = RecordTestData.released();
        partners.release(victim);
        partners.release(other);

        // The suspect's name, which HSI may not see, put where a number is that it may.
        partners.execute(
                "owner",
                "update shelf_claim c set member = s.member, encoded = s.encoded from shelf_claim s where c.record = '"
                        + victim.id() + "' and s.record = c.record and c.name like '%.logistics' and s.name like"
                        + " '%.identity'");
        partners.execute(
                "owner",
                "update shelf_version set signed_part = (select signed_part from shelf_version where record = '"
                        + victim.id() + "') where record = '" + other.id() + "'");

        for (Response answer : List.of(partners.hsi().get("/v1/records/" + victim.id()), proof(victim), proof(other))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.asString()).doesNotContain("EXERCISE Person");
        }
    }

    @Test
    void a_key_put_in_anothers_place_does_not_open() throws SQLException {
        RecordTestData one = RecordTestData.released();
        RecordTestData other = RecordTestData.released();
        partners.release(one);
        partners.release(other);

        partners.execute(
                "owner",
                "update data_key set wrapped = (select wrapped from data_key where record = '" + one.id()
                        + "') where record = '" + other.id() + "'");

        assertThat(partners.hsi().get("/v1/records/" + other.id()).statusCode()).isEqualTo(503);
    }

    @Test
    void a_pointer_asks_the_database_once_for_its_reference() {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.shelve(record);

        Counted counted = counting(record, (version, counting) -> picking.pointer(counting, version, Form.PAYLOAD));

        assertThat(counted.calls).hasValue(1);
        assertThat(counted.rows).hasValue(1);
        assertThat(counted.picked.text()).isEqualTo(record.pointer().payload());
    }

    @Test
    void picking_asks_the_database_twice_as_before_and_only_for_what_it_sends() {
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);

        Counted counted = counting(
                record,
                (version, counting) -> picking.of(counting, version, position(version, "reference"), Form.PROOF));

        assertThat(counted.calls).hasValue(2);
        assertThat(counted.rows.get())
                .as("key and signed part; the claim that was chosen")
                .isEqualTo(2);
        assertThat(SdStatement.parse(counted.picked.text()).disclosures()).hasSize(1);
    }

    @Test
    void a_pull_opens_of_each_claim_the_form_that_it_sends_and_no_other() throws SQLException {
        RecordTestData asPayload = RecordTestData.released();
        RecordTestData asProof = RecordTestData.released();
        partners.release(asPayload);
        partners.release(asProof);

        spoil("encoded", asPayload);
        spoil("member", asProof);

        assertThat(partners.hsi().get("/v1/records/" + asPayload.id()).statusCode())
                .isEqualTo(200);
        assertThat(proof(asProof).statusCode()).isEqualTo(200);
        assertThat(SdStatement.parse(proof(asProof).asString()).disclosures()).isNotEmpty();
        assertThat(proof(asPayload).statusCode()).as("what it does send").isEqualTo(503);
        assertThat(partners.hsi().get("/v1/records/" + asProof.id()).statusCode())
                .as("what it does send")
                .isEqualTo(503);
    }

    private Response proof(RecordTestData record) {
        return partners.hsi().accept("application/sd-jwt").get("/v1/records/" + record.id());
    }

    private void spoil(String column, RecordTestData record) throws SQLException {
        partners.execute(
                "owner",
                "update shelf_claim set " + column + " = '\\x00' where encoded is not null and record = '" + record.id()
                        + "'");
    }

    @Test
    @Tag("P3")
    @Tag("P7")
    void an_erased_record_is_gone_for_everybody_and_who_knew_of_it_is_told_that_it_was_withdrawn() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.hsi().get("/v1/records/" + record.id()).then().statusCode(200);
        Response unknown = partners.hsi().get("/v1/records/" + RecordId.random());

        partners.erase(record);

        Response erased = partners.hsi().get("/v1/records/" + record.id());
        assertThat(erased.statusCode()).isEqualTo(404);
        assertThat(erased.asByteArray()).isEqualTo(unknown.asByteArray());
        assertThat(headers(erased)).isEqualTo(headers(unknown));
        assertThat(partners.hsi()
                        .contentType("application/json")
                        .body("{\"answer\":\"accept\"}")
                        .post("/v1/records/" + record.id() + "/responses")
                        .statusCode())
                .isEqualTo(404);
        assertThat(partners.count("feed_entry where agency = 'us-hsi' and change = 'withdrawn' and record = '"
                        + record.id() + "'"))
                .isOne();
        assertThat(new StolenDatabase(stack).tablesWith(record.id().toString()))
                .doesNotContain(
                        "public.shelf_version",
                        "public.shelf_claim",
                        "public.shelf_recipient",
                        "public.data_key",
                        "public.decision_input")
                .contains("public.decision", "public.disclosure", "public.shelf_record");
    }

    @Test
    void an_erasure_is_an_event_of_its_owners_side() {
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);

        List<Sent> sent = Sent.during(stack, () -> partners.erase(record));

        Map<String, JsonNode> said = sent.stream()
                .filter(message -> message.address() == Address.AUDIT_GATEWAY)
                .map(message -> Partners.asker(message.event()))
                .filter(names -> names.get("type").asText().equals("record.erased")
                        && names.get("record").asText().equals(record.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(said.get("agency").asText()).isEqualTo("be-fgp");
        assertThat(said.get("officer").isNull()).isTrue();
        assertThat(said.get("outcome").asText()).isEqualTo("done");
    }

    @Test
    void an_erasure_of_anothers_record_is_refused() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        long dead = stack.broker().waiting("dead.record.erased");

        stack.others()
                .send(
                        Address.RECORD_ERASED,
                        UUID.randomUUID(),
                        record.id().toString(),
                        record.ownedBy("us-hsi").erasure());
        stack.others().send(Address.RECORD_ERASED, "no message at all");

        await().atMost(PATIENCE).until(() -> stack.broker().waiting("dead.record.erased") == dead + 2);
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(200);
    }

    private Counted counting(RecordTestData record, BiFunction<ShelvedVersion, Counted, Uni<PickedContent>> pick) {
        return worker.withTransaction(connection -> {
                    Transaction transaction = Transaction.in(connection);
                    return version(transaction, record.id()).chain(version -> {
                        Counted counting = new Counted(transaction);
                        return pick.apply(version, counting)
                                .invoke(picked -> counting.picked = picked)
                                .replaceWith(counting);
                    });
                })
                .await()
                .atMost(PATIENCE);
    }

    private Uni<ShelvedVersion> version(Transaction transaction, RecordId record) {
        return shelf.versions(transaction, Set.of(record))
                .map(versions -> versions.get(record).get(0));
    }

    private static Set<Integer> position(ShelvedVersion version, String name) {
        return version.marks().stream()
                .filter(mark -> mark.name().equals(name))
                .map(Mark::position)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> headers(Response answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().forEach(header -> headers.put(header.getName(), header.getValue()));
        headers.keySet().removeAll(Set.of("Entente-Disclosure", "Date", "RateLimit"));
        return headers;
    }

    private static String word() {
        return "canary" + UUID.randomUUID().toString().replace("-", "");
    }

    /** A real transaction that counts what is asked of it. */
    private static final class Counted implements Transaction {
        private final Transaction real;
        private final AtomicInteger calls = new AtomicInteger();
        private final AtomicInteger rows = new AtomicInteger();
        private PickedContent picked = new PickedContent("");

        Counted(Transaction real) {
            this.real = real;
        }

        @Override
        public Uni<List<Row>> rows(String sql, Object... parameters) {
            calls.incrementAndGet();
            return real.rows(sql, parameters).invoke(found -> rows.addAndGet(found.size()));
        }

        @Override
        public Uni<Integer> change(String sql, Object... parameters) {
            calls.incrementAndGet();
            return real.change(sql, parameters);
        }
    }
}
