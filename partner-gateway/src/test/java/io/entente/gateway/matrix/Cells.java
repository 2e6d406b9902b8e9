package io.entente.gateway.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What is still to be compared, how much has been, and what was not as it should be. */
final class Cells {
    private static final int AT_ONCE = 4;

    private final AtomicInteger compared = new AtomicInteger();
    private final Queue<String> deviations = new ConcurrentLinkedQueue<>();
    private final List<Callable<Void>> waiting = new ArrayList<>();

    void add(Runnable cell) {
        waiting.add(() -> {
            cell.run();
            return null;
        });
    }

    /** One cell: what was told, what should have been, and where that is. */
    void same(Object told, Object expected, Object... where) {
        compared.incrementAndGet();
        if (!told.equals(expected)) deviations.add(Arrays.asList(where) + ": " + told + ", expected " + expected);
    }

    /** Compares everything that waits, a few at a time and in no order. */
    void compareAll() {
        ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Void> cell : askers.invokeAll(waiting)) cell.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError("a cell could not be compared", e.getCause());
        } finally {
            askers.shutdownNow();
            waiting.clear();
        }
    }

    int compared() {
        return compared.get();
    }

    List<String> deviations() {
        return List.copyOf(deviations);
    }
}
