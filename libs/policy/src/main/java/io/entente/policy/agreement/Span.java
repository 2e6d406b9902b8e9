package io.entente.policy.agreement;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A time from an instant, inclusive, until another, exclusive; either may be open. */
public record Span(Optional<Instant> from, Optional<Instant> until) {
    public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());

    public Span {
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get()))
            throw new IllegalArgumentException("a time ends after it starts");
    }

    public static Span from(Instant from) {
        return new Span(Optional.of(from), Optional.empty());
    }

    public static Span between(Instant from, Instant until) {
        return new Span(Optional.of(from), Optional.of(until));
    }

    public boolean contains(Instant at) {
        return begun(at) && until.map(at::isBefore).orElse(true);
    }

    /** Whether it has started by then, over as it may be. */
    boolean begun(Instant at) {
        return from.map(start -> !at.isBefore(start)).orElse(true);
    }

    /** The instants at which it starts and ends. */
    public Stream<Instant> edges() {
        return Stream.concat(from.stream(), until.stream());
    }
}
