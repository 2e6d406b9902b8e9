package io.entente.kernel.quota;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.entente.kernel.time.Stopwatch;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

import java.time.Duration;

/**
 * One token bucket per caller under one allowance. A bucket that nobody used for a window is full and forgotten, which
 * is the same.
 */
final class Buckets {
    private final Allowance allowance;
    private final LoadingCache<String, Bucket> buckets;

    /** @param most how many are kept at once; beyond it those least used go first */
    Buckets(Allowance allowance, int most, Stopwatch watch) {
        this.allowance = allowance;
        TimeMeter meter = new Meter(watch);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(allowance.window())
                .ticker(watch::nanos)
                // In place, a little with each call: no thread of another pool.
                .executor(Runnable::run)
                .build(key -> full(meter));
    }

    private Bucket full(TimeMeter meter) {
        return Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(allowance.calls()).refillGreedy(allowance.calls(), allowance.window()))
                .withCustomTimePrecision(meter)
                .build();
    }

    /** Takes that many calls if they are there, and none otherwise. */
    Level take(String caller, int calls) {
        ConsumptionProbe probe = buckets.get(caller).tryConsumeAndReturnRemaining(calls);
        return new Level(
                allowance,
                probe.isConsumed(),
                probe.getRemainingTokens(),
                untilGranted(probe),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** The library rounds down, and who comes a nanosecond early comes in vain. */
    private static Duration untilGranted(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill() + 1);
    }

    /** Gives back what was taken for a call that another rule refused. */
    Level giveBack(String caller, int calls) {
        buckets.get(caller).addTokens(calls);
        return look(caller);
    }

    /** How it stands, with nothing taken. */
    Level look(String caller) {
        Bucket bucket = buckets.get(caller);
        long remaining = bucket.getAvailableTokens();
        long missing = allowance.calls() - remaining;
        return new Level(
                allowance,
                true,
                remaining,
                Duration.ZERO,
                allowance.window().multipliedBy(missing).dividedBy(allowance.calls()));
    }

    long kept() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static final class Meter implements TimeMeter {
        private final Stopwatch watch;

        Meter(Stopwatch watch) {
            this.watch = watch;
        }

        @Override
        public long currentTimeNanos() {
            return watch.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
