package io.entente.kernel.issuer;

import io.entente.kernel.time.Moment;
import io.entente.kernel.time.Stopwatch;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The ids of the keys that one issuer publishes.
 *
 * <p>An issuer may sign with a key a moment after publishing it, so a token with an unknown key is never refused before
 * the issuer was asked. It is asked at most five times a second, whoever comes meanwhile waits and shares the answer: made-up
 * ids cost the issuer nothing more and hide no real one. While the issuer is away, the keys it last published stay good.
 */
final class IssuerKeys {
    /** From the beginning of one question to the beginning of the next. */
    static final Duration BREATH = Duration.ofMillis(200);

    /** What takes longer is an issuer that is away. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Beyond this an issuer is not away but cut off, and might long have retired a stolen key. */
    static final Duration TRUSTED = Duration.ofHours(24);

    /** Tokens that wait for an answer. An issuer that rotates has few at once; a flood of made-up ids is not waited for. */
    static final int MOST_WAITING = 1000;

    private final Supplier<Uni<Set<String>>> published;
    private final Clock clock;
    private final Stopwatch watch;
    private final AtomicInteger waiting = new AtomicInteger();
    private Set<String> known = Set.of();
    private @Nullable Moment told;
    private @Nullable Moment asked;
    private @Nullable Uni<Void> coming;

    /** @param published asks the issuer; fails when it does not answer */
    IssuerKeys(Supplier<Uni<Set<String>>> published, Clock clock, Stopwatch watch) {
        this.published = published;
        this.clock = clock;
        this.watch = watch;
    }

    /** Never fails, and answers at once for a key that is known already. */
    Uni<Boolean> knows(String id) {
        if (isKnown(id)) return Uni.createFrom().item(true);
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Uni.createFrom().item(false);
        }
        return refresh().map(done -> isKnown(id)).onTermination().invoke(waiting::decrementAndGet);
    }

    /** Asks the issuer, as soon as it may be asked again. Never fails: what was known stays known. */
    synchronized Uni<Void> refresh() {
        Uni<Void> next = coming;
        if (next == null) {
            next = Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause())
                    .chain(this::ask)
                    .memoize()
                    .indefinitely();
            coming = next;
        }
        return next;
    }

    private synchronized boolean isKnown(String id) {
        return told != null && !told.isOver(TRUSTED, now()) && known.contains(id);
    }

    /** How long the next question has to wait from now. */
    Duration pause() {
        // No timer takes less than a millisecond.
        Duration least = Duration.ofMillis(1);
        Moment before = asked;
        if (before == null) return least;
        // By the stopwatch alone: a clock set back must not make anybody wait, nor one set ahead let them ask too
        // often.
        Duration left = BREATH.minusNanos(watch.nanos() - before.nanos());
        return left.compareTo(least) > 0 ? left : least;
    }

    private Uni<Void> ask() {
        begin();
        return published
                .get()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .invoke(this::learn)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Who comes after this waits for the next answer: this one may be of before their key was published. */
    private synchronized void begin() {
        coming = null;
        asked = now();
    }

    private synchronized void learn(Set<String> ids) {
        known = ids;
        told = now();
    }

    private Moment now() {
        return Moment.now(clock, watch);
    }
}
