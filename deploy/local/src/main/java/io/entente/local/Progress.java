package io.entente.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells what is going on: for every step that takes longer than a second what it is, how long so far, and where its log
 * is. On a terminal one line is drawn anew every second; elsewhere a plain line comes every few seconds.
 */
final class Progress implements AutoCloseable {
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(5);
    private static final String CLEAR_LINE = "\r\033[2K";
    private static final int WIDTH = 110;

    /** Work that may read and write files. */
    interface Work {
        void run() throws IOException;
    }

    private final class Step {
        private final String what;
        private final Path log;
        private final long since = System.nanoTime();

        private Step(String what, Path log) {
            this.what = what;
            this.log = log;
        }

        private void tell() {
            if (seconds() >= 1) say(String.format(Locale.ROOT, "  %-34s %5.1f s", what, seconds()));
        }

        private double seconds() {
            return (System.nanoTime() - since) / 1e9;
        }
    }

    private final PrintStream out;
    private final boolean terminal;
    private final Set<Step> steps = new CopyOnWriteArraySet<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        long every = terminal ? 1 : PLAIN_EVERY.toSeconds();
        ticker.scheduleAtFixedRate(this::tick, every, every, TimeUnit.SECONDS);
    }

    /** @param log where to read more while it lasts */
    void during(String what, Path log, Work work) {
        Step step = new Step(what, log);
        steps.add(step);
        try {
            work.run();
            steps.remove(step);
            step.tell();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            steps.remove(step);
        }
    }

    synchronized void say(String line) {
        out.println(terminal ? CLEAR_LINE + line : line);
    }

    private synchronized void tick() {
        if (terminal) {
            StringBuilder line = new StringBuilder(CLEAR_LINE);
            for (Step step : steps) line.append(String.format(Locale.ROOT, "  … %s %.0f s", step.what, step.seconds()));
            out.print(line.length() > WIDTH ? line.substring(0, WIDTH) : line.toString());
            out.flush();
            return;
        }
        for (Step step : steps)
            out.printf(Locale.ROOT, "  … %s, %.0f s so far, log: %s%n", step.what, step.seconds(), step.log);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        if (terminal) out.print(CLEAR_LINE);
    }
}
