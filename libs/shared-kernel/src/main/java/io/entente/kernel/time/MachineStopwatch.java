package io.entente.kernel.time;

import io.quarkus.arc.DefaultBean;

import jakarta.inject.Singleton;

/** The machine's, where a test brings no other. */
@Singleton
@DefaultBean
class MachineStopwatch implements Stopwatch {
    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
