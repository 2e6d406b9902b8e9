package io.entente.kernel.work;

import io.smallrye.mutiny.Uni;

import java.time.Duration;

/**
 * Work that comes round again: never twice at once, with a pause in between, and again after a failure. For pauses
 * below a second, which the scheduler does not keep.
 */
public interface Round {
    /** Named in the log when a round fails. */
    String name();

    /** From the end of one round to the beginning of the next; longer, up to two seconds, while rounds fail. */
    Duration pause();

    /** One round. What it leaves undone, the next one finds. */
    Uni<Void> run();
}
