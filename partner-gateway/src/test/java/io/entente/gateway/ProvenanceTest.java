package io.entente.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P4")
class ProvenanceTest {
    private static final String DEAD = "dead.record.released";

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void a_record_signed_with_another_agencys_key_never_reaches_the_shelf() {
        assertRefused(RecordTestData.released().signedAs("be-customs"));
    }

    @Test
    void a_record_of_one_agency_cannot_be_taken_over_by_another() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        assertRefused(record.amended().ownedBy("be-customs"));
    }

    @Test
    void a_record_with_a_marking_that_nobody_knows_is_refused_rather_than_guessed_at() {
        assertRefused(RecordTestData.released().marked("purple"));
    }

    @Test
    void the_note_of_a_pointer_is_its_owners_and_says_what_the_record_does() {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        Signer own = stack.keys().agency(record.owner());

        assertRefusedWith(record, null);
        assertRefusedWith(record, record.pointer().signed(stack.keys().agency(new AgencyId("be-customs"))));
        assertRefusedWith(record, new PointerNote("BE-FGP-2222BB", "liaison@be-fgp.example").signed(own));
        assertRefusedWith(record, new PointerNote("BE-FGP-7K3Q9M", "somebody@elsewhere.example").signed(own));
        assertRefusedWith(
                record,
                own.sign(
                        PointerNote.TYP,
                        "{\"contact\":\"liaison@be-fgp.example\",\"record\":\"\",\"reference\":\"BE-FGP-7K3Q9M\"}"
                                .getBytes(StandardCharsets.UTF_8)));
        assertRefusedWith(record.to(Map.of("us-hsi", "full")), record.pointer().signed(own));
    }

    private void assertRefusedWith(RecordTestData record, @Nullable String pointer) {
        ObjectNode data = ((ObjectNode) record.message(stack.keys())).put("pointer", pointer);
        assertRefused(record, () -> stack.others()
                .send(Address.RECORD_RELEASED, UUID.randomUUID(), record.id().toString(), data));
    }

    @Test
    void a_record_for_an_agency_that_the_register_does_not_know_is_refused() {
        assertRefused(RecordTestData.released().to(Map.of("us-nobody", "full")));
    }

    @Test
    void a_case_service_of_one_jurisdiction_cannot_release_for_another() {
        RecordTestData belgian = RecordTestData.released();

        assertRefused(belgian, () -> sentByUs(belgian, stack.keys().service(TestKeys.CASES_OF_US)));
    }

    @Test
    void a_case_service_of_one_jurisdiction_releases_for_its_own() {
        RecordTestData american = RecordTestData.released().ownedBy("us-cbp").to(Map.of("be-fgp", "full"));

        sentByUs(american, stack.keys().service(TestKeys.CASES_OF_US));

        assertShelved(american);
    }

    @Test
    void a_case_service_cannot_pass_for_another_by_naming_it() {
        RecordTestData belgian = RecordTestData.released();

        assertRefused(belgian, () -> stack.others()
                .send(
                        Address.RECORD_RELEASED,
                        "case-service",
                        stack.keys().service(TestKeys.CASES_OF_US),
                        belgian.id().toString(),
                        belgian.message(stack.keys())));
        assertRefused(belgian, () -> sentByUs(belgian, stack.keys().service("case-service")));
    }

    @Test
    void a_service_changes_its_key_without_losing_a_message_and_a_retired_one_is_refused() {
        RecordTestData before = RecordTestData.released();
        RecordTestData after = RecordTestData.released();
        partners.send(before);
        sent(after, stack.keys().renewed("case-service"));

        assertShelved(before);
        assertShelved(after);
        RecordTestData late = RecordTestData.released();
        assertRefused(late, () -> sent(late, stack.keys().retired("case-service")));
    }

    @Test
    void an_agency_changes_its_record_key_without_losing_a_record_and_a_retired_one_is_refused() {
        RecordTestData before = RecordTestData.released();
        RecordTestData after = RecordTestData.released();
        partners.send(before);
        partners.send(after, stack.keys().renewed("be-fgp"));

        assertShelved(before);
        assertShelved(after);
        RecordTestData late = RecordTestData.released();
        assertRefused(late, () -> partners.send(late, stack.keys().retired("be-fgp")));
        RecordTestData backdated = late.signedAt(Instant.now().minus(Duration.ofDays(1)));
        assertRefused(backdated, () -> partners.send(backdated, stack.keys().ended("be-fgp")));
    }

    private void sentByUs(RecordTestData record, Signer signer) {
        stack.others()
                .send(
                        Address.RECORD_RELEASED,
                        TestKeys.CASES_OF_US,
                        signer,
                        record.id().toString(),
                        record.message(stack.keys()));
    }

    private void sent(RecordTestData record, Signer signer) {
        stack.others()
                .send(
                        Address.RECORD_RELEASED,
                        "case-service",
                        signer,
                        record.id().toString(),
                        record.message(stack.keys()));
    }

    private void assertShelved(RecordTestData record) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> partners.count("shelf_version where version_id = '" + record.versionId() + "'") == 1);
    }

    private void assertRefused(RecordTestData record) {
        assertRefused(record, () -> partners.send(record));
    }

    private void assertRefused(RecordTestData record, Runnable sending) {
        long before = stack.broker().waiting(DEAD);

        sending.run();

        await().atMost(Duration.ofSeconds(60)).until(() -> stack.broker().waiting(DEAD) == before + 1);
        assertThat(partners.count("shelf_version where version_id = '" + record.versionId() + "'"))
                .isZero();
    }
}
