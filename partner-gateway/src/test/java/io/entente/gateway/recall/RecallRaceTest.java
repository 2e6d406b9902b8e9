package io.entente.gateway.recall;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.HeldTable;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Agencies that pull for the first time just as the record is recalled. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P3")
class RecallRaceTest {
    TestStack stack;
    private final ExecutorService readers = Executors.newCachedThreadPool();
    private Partners partners;
    private RecordTestData record;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        record = RecordTestData.released().to(Map.of("us-hsi", "full", "us-cbp", "full", "us-dea", "full"));
        partners.release(record);
    }

    @AfterEach
    void part() {
        readers.shutdownNow();
    }

    @Test
    void a_read_that_was_decided_before_the_recall_owes_a_receipt_and_none_after_it_discloses() throws Exception {
        Recipient early = new Recipient(stack, partners, "us-hsi");
        Recipient meanwhile = new Recipient(stack, partners, "us-cbp");
        Recipient late = new Recipient(stack, partners, "us-dea");
        Future<Response> first;
        Future<Response> second;

        try (HeldTable disclosures = HeldTable.in(stack, "disclosure", "exclusive")) {
            first = readers.submit(() -> early.pull(record.id()));
            // It is decided, and not yet on record.
            disclosures.awaitThatWaits("web");
            partners.sendRecall(record);
            disclosures.awaitThat(() -> partners.isRecalled(record) || disclosures.waitsForRecord("ExclusiveLock"));
            second = readers.submit(() -> meanwhile.pull(record.id()));
            disclosures.awaitThat(() -> partners.isRecalled(record) || disclosures.waitsForRecord("ShareLock"));
        }
        assertThat(first.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        partners.recalled(record);

        assertThat(second.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
        assertThat(late.pull(record.id()).statusCode()).isEqualTo(404);
        assertThat(early.owes(record.id())).hasSize(1);
        assertThat(meanwhile.owes(record.id())).isEmpty();
        assertThat(late.owes(record.id())).isEmpty();
    }

    @Test
    void who_reads_what_stands_does_not_wait_for_a_version_that_is_being_put_beside_it() throws Exception {
        Recipient reader = new Recipient(stack, partners, "us-hsi");

        Response read;
        RecordTestData amended = record.amended();
        try (HeldTable claims = HeldTable.in(stack, "shelf_claim", "share")) {
            partners.send(amended);
            claims.awaitThatWaits("worker");
            read = claims.meanwhile(() -> reader.pull(record.id()));
        }

        assertThat(read.statusCode()).isEqualTo(200);
        partners.shelved(amended);
    }
}
