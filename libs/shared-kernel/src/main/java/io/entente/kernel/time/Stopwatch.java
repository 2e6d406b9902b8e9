package io.entente.kernel.time;

/** Time that only runs forward, however the machine's clock is set. */
@FunctionalInterface
public interface Stopwatch {
    /** @return nanoseconds since some moment of its own */
    long nanos();
}
