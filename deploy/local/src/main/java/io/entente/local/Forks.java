package io.entente.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts child processes that end when this process does, even when it is killed with signal 9.
 *
 * <p>The kernel sends a parent-death signal when the <em>thread</em> that forked ends, not the process. So every fork
 * happens in one daemon thread that lives as long as the JVM. Each child leads a session of its own, so that Ctrl-C on a
 * terminal reaches the launcher alone, which stops its children in order.
 */
public final class Forks {
    private static final ExecutorService THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "forks");
        thread.setDaemon(true);
        return thread;
    });

    private Forks() {}

    /**
     * Starts {@code builder}'s command so that it gets {@code deathSignal} when this JVM ends.
     *
     * @param deathSignal a signal's name without SIG, such as KILL
     */
    public static Process start(ProcessBuilder builder, String deathSignal) {
        return fork(builder, List.of("setsid", "setpriv", "--pdeathsig=" + deathSignal));
    }

    /** The same, under another user: for a server that refuses to run as root. Only root can do this. */
    static Process startAs(int uid, ProcessBuilder builder, String deathSignal) {
        String id = String.valueOf(uid);
        return fork(
                builder,
                List.of(
                        "setsid",
                        "setpriv",
                        "--reuid=" + id,
                        "--regid=" + id,
                        "--clear-groups",
                        "--no-new-privs",
                        "--pdeathsig=" + deathSignal));
    }

    private static Process fork(ProcessBuilder builder, List<String> prefix) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(builder.command());
        builder.command(command);
        try {
            Callable<Process> fork = builder::start;
            return THREAD.submit(fork).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause)
                throw new Trouble("Cannot start a process: " + cause.getMessage() + ".", cause);
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while starting a process.", e);
        }
    }

    /** Sends {@code signal} (such as INT) to a process that this class started; {@link Process#destroy} only has TERM. */
    static void signal(Process process, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }
}
