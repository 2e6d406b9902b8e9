package io.entente.kernel.quota;

import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.RealStack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The kernel with quotas small enough to reach. */
public class QuotaProfile extends KernelProfile {
    static final int CLIENT = 20;
    static final int AGENCY = 30;
    static final int AT_ONCE = 3;
    static final int WAITING = 2;
    static final int STRANGERS = 5;

    @Override
    public List<TestResourceEntry> testResources() {
        Map<String, String> arguments = new HashMap<>(Map.of("service", "case-service", "database", "cases"));
        arguments.put("entente.quota.client.calls", String.valueOf(CLIENT));
        arguments.put("entente.quota.client.window", "10s");
        arguments.put("entente.quota.agency.calls", String.valueOf(AGENCY));
        arguments.put("entente.quota.agency.window", "10s");
        arguments.put("entente.quota.agency-at-once", String.valueOf(AT_ONCE));
        arguments.put("entente.quota.agency-waiting", String.valueOf(WAITING));
        arguments.put("entente.quota.unauthenticated.calls", String.valueOf(STRANGERS));
        arguments.put("entente.quota.costs.\"/who\"", "4");
        return List.of(new TestResourceEntry(RealStack.class, arguments, false));
    }
}
