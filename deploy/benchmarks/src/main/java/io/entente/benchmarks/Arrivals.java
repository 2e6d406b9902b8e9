package io.entente.benchmarks;

import java.util.SplittableRandom;

/**
 * When calls are due: independent of one another and of the answers, at a mean rate (a Poisson process), the same for
 * the same seed.
 */
final class Arrivals {
    private final SplittableRandom random;
    private final double meanGapNanos;
    private double due;

    Arrivals(double perSecond, long seed) {
        this.random = new SplittableRandom(seed);
        this.meanGapNanos = 1e9 / perSecond;
    }

    /** @return nanoseconds from the beginning to the next call */
    long next() {
        due += -meanGapNanos * Math.log(1 - random.nextDouble());
        return (long) due;
    }
}
