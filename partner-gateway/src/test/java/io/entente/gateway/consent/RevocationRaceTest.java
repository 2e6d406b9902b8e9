package io.entente.gateway.consent;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RacingReaders;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

import jakarta.inject.Inject;
import java.util.UUID;

/** Readers that read on while a consent is revoked. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class RevocationRaceTest {
    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;

    @RepeatedTest(5)
    @Tag("P3")
    void a_read_that_starts_after_the_revocation_discloses_nothing() throws Exception {
        Partners partners = new Partners(stack);
        Originator originator = new Originator(partners, worker, receiver);
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));

        RacingReaders.getNothingAfter(
                () -> originator.pull("us-dea", record.id()).statusCode(),
                () -> originator.says(Originator.revoked(consent, 2, record.id())));
    }
}
