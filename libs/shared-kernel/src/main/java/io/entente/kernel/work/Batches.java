package io.entente.kernel.work;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A round's work in batches, each short enough to be no burden, and the next one at once while there may be more. */
public final class Batches {
    private Batches() {}

    /** @param batch does one and tells whether it was full; a transaction of its own */
    public static Uni<Void> whileFull(Supplier<Uni<Boolean>> batch) {
        return Uni.createFrom()
                .deferred(batch::get)
                .chain(full -> full ? whileFull(batch) : Uni.createFrom().voidItem());
    }

    /**
     * One for each of those for whom something waits, in turn, and again while any of them was full: a long queue of one does
     * not hold up the others.
     *
     * @param waiting asks for whom something waits
     * @param batch does one for one of them and tells whether it was full
     */
    public static <T> Uni<Void> inTurn(Supplier<Uni<List<T>>> waiting, Function<T, Uni<Boolean>> batch) {
        return whileFull(() -> waiting.get().chain(all -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(batch::apply)
                .collect()
                .asList()
                .map(full -> full.contains(true))));
    }
}
