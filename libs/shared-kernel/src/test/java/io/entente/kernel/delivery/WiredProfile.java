package io.entente.kernel.delivery;

import io.entente.kernel.testing.RealStack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kernel on its own, with wires to its servers that can go dead, and little patience. */
public class WiredProfile extends KernelProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("entente.database.patience", "4s");
        overrides.put("entente.broker.patience", "2s");
        return overrides;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(
                RealStack.class,
                Map.of("service", "case-service", "database", "cases", RealStack.WIRED, "true"),
                false));
    }
}
