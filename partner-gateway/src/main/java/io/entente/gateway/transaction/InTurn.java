package io.entente.gateway.transaction;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import java.util.List;
import java.util.function.Function;

/** The same for several things, one after the other: a transaction is one conversation. */
public final class InTurn {
    private InTurn() {}

    public static <T> Uni<Void> each(List<T> things, Function<T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(thing -> work.apply(thing).replaceWithVoid())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** @return those for which it is so, in their order */
    public static <T> Uni<List<T>> those(List<T> things, Function<T, Uni<Boolean>> isSo) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(
                        thing -> isSo.apply(thing).map(holds -> holds ? List.of(thing) : List.<T>of()))
                .collect()
                .asList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }
}
