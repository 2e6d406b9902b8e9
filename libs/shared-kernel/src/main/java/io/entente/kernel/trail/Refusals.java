package io.entente.kernel.trail;

import io.entente.kernel.caller.Proven;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

import static io.entente.kernel.statement.EventName.CALL;

/**
 * Puts refused calls on record, each in a transaction of its own, since the call's is rolled back. Nobody can make us
 * write without bound by being refused: beyond {@link Pace} they are counted, and what cannot be written now is counted
 * too.
 */
@ApplicationScoped
class Refusals {
    static final String TYPE = "call.refused";

    private final EventWriter writer;
    private final Pace pace;

    Refusals(EventWriter writer, Clock clock) {
        this.writer = writer;
        this.pace = new Pace(clock);
    }

    /** @return once it is written or counted; never fails */
    Uni<Void> note(RefusedCall call, Proven by) {
        Side side = Side.of(by);
        if (!pace.allows(side, call.status())) {
            pace.count(side, call.status(), 1);
            return Uni.createFrom().voidItem();
        }
        return write(happening(call), by)
                .onFailure()
                .invoke(() -> pace.count(side, call.status(), 1))
                .onFailure()
                .recoverWithNull();
    }

    /** Writes what was counted since the last time; what cannot be written stays counted. */
    Uni<Void> settle() {
        return settle(pace.drain());
    }

    private Uni<Void> settle(List<Tally> tallies) {
        if (tallies.isEmpty()) return Uni.createFrom().voidItem();
        return Panache.withTransaction(() -> inTurn(tallies)).onFailure().invoke(() -> tallies.forEach(pace::restore));
    }

    private Uni<Void> inTurn(List<Tally> tallies) {
        return io.smallrye.mutiny.Multi.createFrom()
                .iterable(tallies)
                .onItem()
                .transformToUniAndConcatenate(
                        tally -> writer.write(happening(tally), tally.side().proven()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> write(Happening happening, Proven by) {
        return Panache.withTransaction(() -> writer.write(happening, by)).replaceWithVoid();
    }

    private static Happening happening(RefusedCall call) {
        return Happening.of(TYPE).outcome("refused").with(CALL, call);
    }

    private static Happening happening(Tally tally) {
        return Happening.of(TYPE)
                .outcome("refused")
                .with(CALL, java.util.Map.of("count", tally.count(), "statuses", new TreeMap<>(tally.byStatus())));
    }
}
