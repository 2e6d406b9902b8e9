package io.entente.kernel.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

import static org.awaitility.Awaitility.await;

/** The day on which a test runs, for tests of what is so on one day and no longer on the next. */
public final class Today {
    private static final Duration LAST = Duration.ofMinutes(1);
    private static final LocalTime LATE = LocalTime.MAX.minus(LAST);

    private Today() {}

    /** @return today's date in UTC, which is not about to end: shortly before midnight it is waited for the next day */
    public static LocalDate thatLasts() {
        await().atMost(LAST.plusMinutes(1))
                .until(() -> LocalTime.now(ZoneOffset.UTC).isBefore(LATE));
        return LocalDate.now(ZoneOffset.UTC);
    }
}
