package io.entente.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program of this deployment in a process of its own, or PostgreSQL's; it ends when the launcher does. */
final class Child {
    private static final long GRACE_SECONDS = 20;

    private final String name;
    private final Process process;
    private final Path log;

    private final String stopSignal;

    private Child(String name, Process process, Path log, String stopSignal) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.stopSignal = stopSignal;
    }

    /**
     * One that is started already.
     *
     * @param stopSignal what asks it to stop, such as TERM
     */
    static Child of(String name, Process process, Path log, String stopSignal) {
        return new Child(name, process, log, stopSignal);
    }

    /** @param arguments what follows {@code java} */
    static Child java(String name, Path directory, Path log, Map<String, String> environment, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder()
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.command(new ArrayList<>(arguments));
        builder.command().add(0, java());
        builder.environment().putAll(environment);
        return new Child(name, Forks.start(builder, "KILL"), log, "TERM");
    }

    /** The program that runs this JVM. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    String name() {
        return name;
    }

    Process process() {
        return process;
    }

    /** @throws Trouble when it has ended */
    void requireAlive() {
        if (!process.isAlive())
            throw new Trouble(name + " ended (exit code " + process.exitValue() + "): see " + log + ".");
    }

    /** Waits until it has ended, and says how. */
    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new Trouble("Interrupted while waiting for " + name + ".", e);
        }
    }

    /** Signal 9: no chance to clean up. Waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        await();
    }

    void askToStop() {
        Forks.signal(process, stopSignal);
    }

    /** Waits for one that was asked to stop; whoever does not listen is killed. */
    void awaitStop() {
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS))
                process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
