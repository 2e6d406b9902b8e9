package io.entente.gateway;

import io.entente.kernel.testing.RealStack;
import io.quarkus.test.junit.QuarkusTestProfile;

import java.util.List;
import java.util.Map;

/** The gateway on a real database and a real broker, under an agreement made up for tests. */
public class GatewayProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        // Tests ask thousands of times and measure no time, and wait for the feeds after each of hundreds of releases.
        return Map.of("entente.answers.step", "0s", "entente.feed.pause", "0.1s");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(
                RealStack.class,
                Map.of(
                        "service",
                        "partner-gateway",
                        "database",
                        "gateway",
                        RealStack.SECURED,
                        "true",
                        RealStack.AGREEMENTS,
                        "src/test/resources/agreements"),
                false));
    }
}
