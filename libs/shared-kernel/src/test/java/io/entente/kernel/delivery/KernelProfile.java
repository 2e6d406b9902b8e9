package io.entente.kernel.delivery;

import io.entente.kernel.testing.RealStack;
import io.quarkus.test.junit.QuarkusTestProfile;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The kernel on its own, as if it were case-service. */
public class KernelProfile implements QuarkusTestProfile {
    /** How long what the broker refused waits before it is tried again: ten seconds elsewhere. */
    static final Duration REFUSED = Duration.ofSeconds(2);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "entente.service", "case-service",
                "entente.outbox.refused", REFUSED.toString(),
                "quarkus.hibernate-orm.schema-management.strategy", "none",
                "mp.messaging.incoming.response-given.connector", "entente-broker",
                "mp.messaging.incoming.response-given.address", "response.given",
                "mp.messaging.incoming.consent-requested.connector", "entente-broker",
                "mp.messaging.incoming.consent-requested.address", "consent.requested");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(RealStack.class, Map.of("service", "case-service", "database", "cases"), false));
    }
}
