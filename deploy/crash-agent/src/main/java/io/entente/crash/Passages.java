package io.entente.crash;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts passages and ends the JVM at the one that was ordered: at once, without hooks, as kill -9 does. */
public final class Passages {
    /** What a shell tells of a process that signal 9 has ended. */
    private static final int KILLED = 137;

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static volatile @Nullable Order order;
    private static volatile @Nullable Path file;

    private Passages() {}

    /** Looks for orders from now on. */
    static void obey(Path orders) {
        file = orders;
        Thread watch = new Thread(() -> watch(orders), "crash orders");
        watch.setDaemon(true);
        watch.start();
    }

    private static void watch(Path orders) {
        try {
            while (true) {
                Optional<Order> found = Order.take(orders);
                if (found.isPresent()) {
                    COUNT.set(0);
                    order = found.get();
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException e) {
            throw new IllegalStateException("orders cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called where a point is passed; does not return if that was the passage. */
    public static void passing(CrashPoint point, Seam seam) {
        passing(point, seam, "");
    }

    /** The same with a message for that address. */
    public static void passing(CrashPoint point, Seam seam, String address) {
        Order now = order;
        if (now == null || now.point() != point || now.seam() != seam) return;
        if (!now.address().isEmpty() && !now.address().equals(address)) return;
        if (COUNT.incrementAndGet() == now.hit()) die(now);
    }

    private static void die(Order obeyed) {
        try {
            Path orders = file;
            if (orders != null) Files.writeString(Order.obeyed(orders), obeyed.toString());
        } catch (IOException e) {
            // Whoever waits for the note finds none and says so.
            System.err.println("crash agent: " + e);
        } finally {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
