package io.entente.cases;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The service's clock in tests: the machine's, unless a test moves it. */
@Singleton
public final class MovedClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** @param act done while the service's clock runs ahead */
    public void during(Duration time, Runnable act) {
        ahead = time;
        try {
            act.run();
        } finally {
            ahead = Duration.ZERO;
        }
    }

    @Override
    public ZoneId getZone() {
        return Clock.systemUTC().getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(Clock.system(zone), ahead);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }
}
