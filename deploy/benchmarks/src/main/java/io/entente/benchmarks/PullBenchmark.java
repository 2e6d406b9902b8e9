package io.entente.benchmarks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How fast one record is pulled and one page of a feed is read: at a modest rate, and as many as the machine gives with
 * a few calls always under way. It needs quotas out of its way: the script sets them.
 */
final class PullBenchmark implements Benchmark {
    private static final double MODEST = 10;
    private static final int AT_ONCE = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration PHASE = Duration.ofSeconds(30);

    @Override
    public String name() {
        return "pull";
    }

    @Override
    public String measures() {
        return "latency at ten calls a second, and throughput, of pulling a record and of reading a page of the feed";
    }

    @Override
    public Outcome run(Bench bench) {
        Stack stack = new Stack(bench.deployment().endpoints());
        String id = new Records(stack).released("be-fgp-officer", "us-hsi", "eu-europol");
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        boolean good = measure(bench, figures, "pull", new Partner(stack, "us-hsi-system", "/v1/records/" + id));
        good &= measure(bench, figures, "feed", new Partner(stack, "us-hsi-system", "/v1/feed?limit=20"));
        return new Outcome(figures, good);
    }

    private static boolean measure(Bench bench, ObjectNode figures, String what, Partner partner) {
        partner.quotaPerSecond();
        bench.say(what + ": warming up for " + WARM_UP.toSeconds() + " s");
        flatOut(partner, WARM_UP);
        partner.signInAgain();
        Tally modest = OpenLoop.start(what, MODEST, PHASE, 7, OpenLoop.PATIENT, partner::call)
                .join();
        partner.signInAgain();
        int answered = flatOut(partner, PHASE);
        figures.put(what + "_p50_ms", modest.answered().millis(0.5))
                .put(what + "_p99_ms", modest.answered().millis(0.99))
                .put(what + "s_per_second", Math.round(10.0 * answered / PHASE.toSeconds()) / 10.0);
        bench.say(what + ": " + figures);
        return modest.of(200) == modest.all() && answered > 0;
    }

    /** @return how many were answered with 200 within the time, with that many always under way */
    private static int flatOut(Partner partner, Duration time) {
        AtomicInteger answered = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int n = 0; n < AT_ONCE; n++) {
            Thread caller = new Thread(() -> callUntil(end, partner, answered), "caller " + n);
            caller.start();
            callers.add(caller);
        }
        callers.forEach(PullBenchmark::join);
        return answered.get();
    }

    private static void callUntil(long end, Partner partner, AtomicInteger answered) {
        while (System.nanoTime() < end) {
            int status = partner.call().join();
            if (status == 200 && System.nanoTime() <= end) answered.incrementAndGet();
        }
    }

    private static void join(Thread caller) {
        try {
            caller.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
