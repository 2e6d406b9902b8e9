package io.entente.benchmarks;

/** One name under {@code deploy/benchmarks/run}. */
interface Benchmark {
    String name();

    /** What it measures, in a sentence. */
    String measures();

    Outcome run(Bench bench);
}
