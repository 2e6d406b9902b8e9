package io.entente.benchmarks;

import io.entente.local.Deployment;
import io.entente.local.Options;
import org.jspecify.annotations.Nullable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** Where a benchmark runs: its progress, and the whole deployment for one that asks for it. */
final class Bench implements AutoCloseable {
    private final Options options;
    private final PrintStream out;
    private final long start = System.nanoTime();
    private @Nullable Deployment deployment;

    Bench(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void say(String sentence) {
        out.printf("%4d s  %s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds(), sentence);
    }

    /** Of the clone that it was started from. */
    Path root() {
        return options.root();
    }

    /** Everything on this machine, real processes over TLS, started at the first call. */
    synchronized Deployment deployment() {
        Deployment running = deployment;
        if (running != null) return running;
        say("starting everything");
        Deployment started = Deployment.up(options, out);
        deployment = started;
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop"));
        return started;
    }

    @Override
    public synchronized void close() {
        if (deployment != null) deployment.close();
    }
}
