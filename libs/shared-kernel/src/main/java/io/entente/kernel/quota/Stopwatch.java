package io.entente.kernel.quota;

/** Time that only runs forward, however the machine's clock is set. */
@FunctionalInterface
public interface Stopwatch {
    /** @return nanoseconds since some moment of its own */
    long nanos();
}
