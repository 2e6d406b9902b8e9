package io.entente.benchmarks;

import java.util.Arrays;

/**
 * Whether two lots of latencies come from one distribution: how many standard errors their means lie apart, whatever
 * their variances (B. L. Welch, 1947). Beyond 4.5 either way it is not chance (one time in a hundred thousand).
 */
final class Welch {
    private Welch() {}

    /** @return positive where the first takes longer; infinite for two lots that differ and do not vary */
    static double t(long[] one, long[] other) {
        double apart = mean(one) - mean(other);
        double error = Math.sqrt(variance(one) / one.length + variance(other) / other.length);
        return apart == 0 ? 0 : apart / error;
    }

    /**
     * The same of the quickest: a few slow answers of a busy machine vary so much that they hide what the others tell.
     *
     * @param share of both lots together that is looked at, above 0, at most 1
     */
    static double ofQuickest(double share, long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        Arrays.sort(both);
        long slowest = both[(int) Math.ceil(share * both.length) - 1];
        return t(upTo(slowest, one), upTo(slowest, other));
    }

    static double mean(long[] samples) {
        return Arrays.stream(samples).average().orElseThrow(() -> new IllegalArgumentException("nothing was measured"));
    }

    /** Of what the samples are drawn from: divided by one less than there are. */
    private static double variance(long[] samples) {
        if (samples.length < 2) throw new IllegalArgumentException("one sample does not vary");
        double mean = mean(samples);
        return Arrays.stream(samples).mapToDouble(n -> (n - mean) * (n - mean)).sum() / (samples.length - 1);
    }

    private static long[] upTo(long most, long[] samples) {
        return Arrays.stream(samples).filter(sample -> sample <= most).toArray();
    }
}
