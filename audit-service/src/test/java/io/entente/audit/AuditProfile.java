package io.entente.audit;

import io.entente.kernel.testing.RealStack;
import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.List;
import java.util.Map;

/** audit-service against real PostgreSQL and a real broker, with issuers of three jurisdictions. */
public class AuditProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(RealStack.class, Map.of("service", "audit-service", "database", "audit"), false));
    }
}
