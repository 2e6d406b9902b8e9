package io.entente.kernel.quota;

import io.entente.kernel.time.Stopwatch;
import io.quarkus.runtime.Startup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Those who show no valid token, all together: who they are is not known, and their addresses are the proxy's. What is
 * left of their allowance is told to nobody, since it would tell of others.
 */
@Startup
@Singleton
class Nobody {
    private static final String EVERYBODY = "";

    private final Allowance allowance;
    private final Buckets bucket;
    private final Semaphore checking;

    Nobody(QuotaSettings settings, Stopwatch watch) {
        this.allowance = new Allowance(
                "unauthenticated",
                settings.unauthenticated().calls(),
                settings.unauthenticated().window());
        this.bucket = new Buckets(allowance, 1, watch);
        this.checking = new Semaphore(settings.authenticatingAtOnce());
    }

    /** @return whether one more token may be checked now; then {@link #checked} follows */
    boolean mayCheck() {
        return checking.tryAcquire();
    }

    void checked() {
        checking.release();
    }

    /** @return whether one more may be told that it is not signed in */
    boolean mayBeTold() {
        return bucket.take(EVERYBODY, 1).granted();
    }

    /** The same for all and always. */
    Admission refusal() {
        return Admission.refused(List.of(), allowance.window());
    }
}
