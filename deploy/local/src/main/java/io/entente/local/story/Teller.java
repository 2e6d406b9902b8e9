package io.entente.local.story;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the story step by step, and insists that each does what it should. */
final class Teller {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long GLANCE_MILLIS = 250;

    private final PrintStream out;
    private int steps;

    Teller(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.println("  " + sentence);
    }

    void step(String title) {
        steps++;
        out.printf("%n  %2d. %s%n", steps, title);
    }

    void saw(String what) {
        out.println("      " + what);
    }

    /** @return an instant of an answer, to the second, as people say it */
    static String time(String instant) {
        return Instant.parse(instant).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    int steps() {
        return steps;
    }

    void broke(String why) {
        out.printf("%n  The story ends at step %d: %s%n", steps, why);
    }

    static void insist(boolean holds, String expected, Object cameBack) {
        if (!holds) throw new Broken("expected " + expected + ", and got: " + cameBack);
    }

    /** Looks again and again, since events travel, for at most a minute: the time a feed may take to follow. */
    static <T> T eventually(String expected, Supplier<Optional<T>> look) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) return seen.get();
            pause();
        }
        throw new Broken("waited " + PATIENCE.toSeconds() + " seconds for " + expected);
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("it was interrupted");
        }
    }
}
