package io.entente.gateway.consent;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Readers that read on while a consent is revoked. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class RevocationRaceTest {
    private static final int READERS = 3;
    private static final int AFTERWARDS = 4;

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;
    private volatile boolean revoked;

    /** @param afterwards whether the revocation had committed before it was sent */
    private record Read(boolean afterwards, int status) {}

    @RepeatedTest(5)
    @Tag("P3")
    void a_read_that_starts_after_the_revocation_discloses_nothing() throws Exception {
        Partners partners = new Partners(stack);
        Originator originator = new Originator(partners, worker, receiver);
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        revoked = false;
        AtomicInteger disclosed = new AtomicInteger();
        Callable<List<Read>> reader = () -> {
            List<Read> reads = new ArrayList<>();
            int after = 0;
            while (after < AFTERWARDS) {
                boolean afterwards = revoked;
                int status = originator.pull("us-dea", record.id()).statusCode();
                reads.add(new Read(afterwards, status));
                if (afterwards) after++;
                if (status == 200) disclosed.incrementAndGet();
            }
            return reads;
        };

        List<Read> reads = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<List<Read>>> all = new ArrayList<>();
            for (int n = 0; n < READERS; n++) all.add(readers.submit(reader));
            await().atMost(Duration.ofSeconds(30)).until(() -> disclosed.get() >= READERS);
            originator.says(Originator.revoked(consent, 2, record.id()));
            revoked = true;
            for (Future<List<Read>> one : all) reads.addAll(one.get());
        } finally {
            revoked = true;
            readers.shutdown();
        }

        assertThat(reads)
                .filteredOn(Read::afterwards)
                .hasSize(READERS * AFTERWARDS)
                .allSatisfy(read -> assertThat(read.status()).isEqualTo(404));
        assertThat(reads)
                .filteredOn(read -> !read.afterwards())
                .extracting(Read::status)
                .contains(200);
    }
}
