package io.entente.kernel.delivery;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The service's clock in the kernel's tests: the machine's, unless a test lets somebody set it again and again. */
@Singleton
public class MovedClock extends Clock {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<Duration> ahead = List.of(Duration.ZERO);

    /** From now on it is set before each time that somebody asks it, in turn; back where they are negative. */
    void leap(List<Duration> ahead) {
        this.ahead = List.copyOf(ahead);
    }

    void putRight() {
        ahead = List.of(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        List<Duration> leaps = ahead;
        return Instant.now().plus(leaps.get(Math.floorMod(asked.getAndIncrement(), leaps.size())));
    }

    @Override
    public ZoneId getZone() {
        return Clock.systemUTC().getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
