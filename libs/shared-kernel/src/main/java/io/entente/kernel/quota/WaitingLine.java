package io.entente.kernel.quota;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * How many calls of each caller are worked on, and how many more wait for their turn, first come first served. Nobody
 * waits behind another caller's calls. Who has no call takes no room.
 */
final class WaitingLine {
    private final int atOnce;
    private final int waiting;
    private final Map<String, Counter> counters = new HashMap<>();

    WaitingLine(int atOnce, int waiting) {
        if (atOnce < 1) throw new IllegalArgumentException("no call at all is allowed at once");
        if (waiting < 0) throw new IllegalArgumentException("less than no call cannot wait");
        this.atOnce = atOnce;
        this.waiting = waiting;
    }

    /** @return a place, to be left once the call is over in whatever way; empty when the line is full */
    synchronized Optional<Place> join(String caller) {
        Counter counter = counters.computeIfAbsent(caller, key -> new Counter());
        if (counter.working < atOnce) {
            counter.working++;
            Place place = new Place(caller);
            place.turn.complete(null);
            return Optional.of(place);
        }
        if (counter.line.size() >= waiting) return Optional.empty();
        Place place = new Place(caller);
        counter.line.add(place);
        return Optional.of(place);
    }

    synchronized int callers() {
        return counters.size();
    }

    /** Whose turn it is now that one place was left. */
    private synchronized Optional<Place> leave(Place left) {
        if (left.over) return Optional.empty();
        left.over = true;
        Counter counter = counters.get(left.caller);
        if (counter.line.remove(left)) return Optional.empty();
        Optional<Place> next = Optional.ofNullable(counter.line.poll());
        if (next.isEmpty() && --counter.working == 0) counters.remove(left.caller);
        return next;
    }

    private static final class Counter {
        private int working;
        private final Deque<Place> line = new ArrayDeque<>();
    }

    /** One call's place in the line and, once its turn has come, at work. */
    final class Place {
        private final String caller;
        private final CompletableFuture<Void> turn = new CompletableFuture<>();
        private boolean over;

        private Place(String caller) {
            this.caller = caller;
        }

        /** Completes when the call's turn comes, in the thread of the call that ended. */
        CompletableFuture<Void> turn() {
            return turn;
        }

        /** The call is over, or it waits no longer; said twice it counts once. */
        void leave() {
            // Outside the lock: what waits for the turn is a call's whole work.
            WaitingLine.this.leave(this).ifPresent(next -> next.turn.complete(null));
        }
    }
}
