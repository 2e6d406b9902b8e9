package io.entente.kernel.quota;

import io.entente.kernel.time.Stopwatch;
import io.quarkus.test.Mock;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A stopwatch that stands still until a test moves it, so that what is left of a quota is a number a test can state. */
@Mock
@Singleton
public class HandDriven implements Stopwatch {
    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanos() {
        return now.get();
    }

    public void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
