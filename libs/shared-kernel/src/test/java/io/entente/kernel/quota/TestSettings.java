package io.entente.kernel.quota;

import java.time.Duration;
import java.util.Map;

/** Quotas of a test: six calls of a client, ten of an agency, two at once with one waiting, in ten seconds each. */
record TestSettings(int clientsKept, Map<String, Integer> costs) implements QuotaSettings {
    static final Duration WINDOW = Duration.ofSeconds(10);

    private record TestCalls(int calls, Duration window) implements Calls {}

    TestSettings() {
        this(100, Map.of("/v1/feed", 3));
    }

    @Override
    public Calls client() {
        return new TestCalls(6, WINDOW);
    }

    @Override
    public Calls agency() {
        return new TestCalls(10, WINDOW);
    }

    @Override
    public int agencyAtOnce() {
        return 2;
    }

    @Override
    public int agencyWaiting() {
        return 1;
    }

    @Override
    public Calls unauthenticated() {
        return new TestCalls(3, WINDOW);
    }

    @Override
    public int authenticatingAtOnce() {
        return 2;
    }
}
