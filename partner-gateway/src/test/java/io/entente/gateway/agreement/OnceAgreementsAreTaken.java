package io.entente.gateway.agreement;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;

import static org.awaitility.Awaitility.await;

/** A test asks a service that is ready, as every client does. */
public final class OnceAgreementsAreTaken implements QuarkusTestBeforeEachCallback {
    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        AgreementsTaken taken = CDI.current().select(AgreementsTaken.class).get();
        await().atMost(Duration.ofSeconds(60)).until(taken::already);
    }
}
