package io.entente.benchmarks;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Calls that come when they are due, whether or not earlier ones were answered. A call's latency runs from the moment it
 * was due, so that waiting for a slow server is counted and not left out (coordinated omission).
 */
final class OpenLoop {
    /** A caller that is meant to get every answer: so many unanswered ones are a server that is down. */
    static final int PATIENT = 4_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OpenLoop() {}

    /**
     * Runs in a thread of its own.
     *
     * @param atMost calls under way at the same time, each over a connection of its own; one that is due beyond them is
     *     not made, and counted as such
     * @param call makes one call and tells the status of its answer
     */
    static CompletableFuture<Tally> start(
            String name,
            double perSecond,
            Duration time,
            long seed,
            int atMost,
            Supplier<CompletableFuture<Integer>> call) {
        CompletableFuture<Tally> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        done.complete(run(new Arrivals(perSecond, seed), time, atMost, call));
                    } catch (RuntimeException e) {
                        done.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static Tally run(Arrivals arrivals, Duration time, int atMost, Supplier<CompletableFuture<Integer>> call) {
        Tally tally = new Tally();
        Semaphore room = new Semaphore(atMost);
        long start = System.nanoTime();
        for (long due = arrivals.next(); due < time.toNanos(); due = arrivals.next()) {
            awaitNanos(start + due);
            if (room.tryAcquire()) make(call, start, due, tally, room);
            else tally.add(Tally.NOT_MADE, due, 0);
        }
        awaitAll(room, atMost);
        return tally;
    }

    private static void make(
            Supplier<CompletableFuture<Integer>> call, long start, long due, Tally tally, Semaphore room) {
        call.get().whenComplete((status, failure) -> {
            tally.add(failure == null ? status : Tally.NONE, due, System.nanoTime() - start - due);
            room.release();
        });
    }

    private static void awaitNanos(long moment) {
        for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime())
            LockSupport.parkNanos(left);
    }

    private static void awaitAll(Semaphore room, int atMost) {
        try {
            if (!room.tryAcquire(atMost, PATIENCE.toSeconds(), TimeUnit.SECONDS))
                throw new IllegalStateException("not every call was answered");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
