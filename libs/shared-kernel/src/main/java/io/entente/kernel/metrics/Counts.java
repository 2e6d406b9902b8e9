package io.entente.kernel.metrics;

import io.entente.kernel.event.Address;
import io.micrometer.core.instrument.Metrics;

/**
 * What is counted. Names and labels are from closed lists: of addresses, and of what a service does by itself. No record, no
 * agency and no name is among them.
 */
public final class Counts {
    private Counts() {}

    /** The broker has it. */
    public static void sent(Address to) {
        Metrics.counter("entente.messages.sent", "address", to.code()).increment();
    }

    /** The broker will not have it, so that it waits in the outbox, and its key with it. Counted at each try. */
    public static void notSent(Address to) {
        Metrics.counter("entente.messages.not.sent", "address", to.code()).increment();
    }

    /** It took effect, now or when it came before. */
    public static void taken(Address from) {
        Metrics.counter("entente.messages.taken", "address", from.code()).increment();
    }

    /** It became a dead letter. */
    public static void refused(Address from) {
        Metrics.counter("entente.messages.refused", "address", from.code()).increment();
    }

    /** A message that could not be taken in for now and is tried again. */
    public static void waited(Address from) {
        Metrics.counter("entente.messages.waited", "address", from.code()).increment();
    }

    /** @param round as its {@code name()} says, which is the same each time */
    public static void failed(String round) {
        Metrics.counter("entente.rounds.failed", "round", round).increment();
    }
}
