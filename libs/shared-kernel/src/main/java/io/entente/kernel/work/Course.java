package io.entente.kernel.work;

import java.time.Duration;

/** How a round fares: the more failures in a row, the longer the pause, up to two seconds. */
final class Course {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final Round round;
    private int failures;

    Course(Round round) {
        this.round = round;
    }

    Round round() {
        return round;
    }

    void succeeded() {
        failures = 0;
    }

    /** @return whether this is worth a line in the log: the first of a row, and then every thirtieth */
    boolean failed() {
        return failures++ % 30 == 0;
    }

    Duration pause() {
        Duration usual = round.pause();
        if (usual.compareTo(LONGEST) >= 0) return usual;
        Duration longer = usual.multipliedBy(1L << Math.min(failures, 10));
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
}
