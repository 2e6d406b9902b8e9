package io.entente.gateway;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The service's own clock in tests: the machine's, unless a test lets it run ahead of the database's. */
@Singleton
public class ServiceClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    /** Something that a test does. */
    public interface Work {
        void run() throws Exception;
    }

    /** @param work done while the clock runs ahead */
    public void ahead(Duration time, Work work) throws Exception {
        ahead(time);
        try {
            work.run();
        } finally {
            ahead(Duration.ZERO);
        }
    }

    /** Until another time is said, behind if it is negative; whoever does this sets it right again. */
    public void ahead(Duration time) {
        ahead = time;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
