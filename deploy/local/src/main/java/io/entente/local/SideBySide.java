package io.entente.local;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Work in threads of their own, watched over by the one that waits. */
final class SideBySide {
    private SideBySide() {}

    /** A thread for each that waits: the common pool has one on two cores, and they would wait for one another. */
    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, task -> {
            Thread thread = new Thread(task, "start");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * Waits for the work, and looks again and again meanwhile.
     *
     * @param look throws what ends the waiting
     */
    static void await(CompletableFuture<Void> work, Runnable look) {
        while (!work.isDone()) {
            look.run();
            pause();
        }
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted.", e);
        }
    }
}
