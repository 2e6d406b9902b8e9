package io.entente.gateway.feed;

import io.entente.kernel.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one agency can see of one record: for each purpose under which anything is visible, a hash over exactly what is.
 * Two standings that are equal mean that no pull, under any purpose, would answer differently.
 */
record Standing(Map<Purpose, String> seen) {
    static final Standing NOTHING = new Standing(Map.of());

    Standing {
        seen = Map.copyOf(seen);
    }

    /**
     * What has to be told when this standing takes the place of {@code before}: per change the purposes it concerns, at
     * most one of each kind, none if nothing visible changed.
     *
     * @param otherwise purposes under which a reader saw something else than {@code before}, which is then no longer what
     *     readers know
     */
    Map<Change, Set<Purpose>> since(Standing before, Set<Purpose> otherwise) {
        Map<Change, Set<Purpose>> told = new EnumMap<>(Change.class);
        for (Purpose purpose : Purpose.values()) {
            String then = before.seen.get(purpose);
            String now = seen.get(purpose);
            boolean known = Objects.equals(then, now) && !otherwise.contains(purpose);
            if (!known) tell(told, then, now, purpose);
        }
        return told;
    }

    private static void tell(
            Map<Change, Set<Purpose>> told, @Nullable String then, @Nullable String now, Purpose purpose) {
        if (now == null) tell(told, Change.WITHDRAWN, purpose);
        else tell(told, then == null ? Change.VISIBLE : Change.CHANGED, purpose);
    }

    private static void tell(Map<Change, Set<Purpose>> told, Change change, Purpose purpose) {
        told.computeIfAbsent(change, none -> EnumSet.noneOf(Purpose.class)).add(purpose);
    }

    /** Lines of purpose, blank, hash, sorted: how a standing is stored. */
    String text() {
        return seen.entrySet().stream()
                .map(entry -> entry.getKey().code() + " " + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static Standing parse(String text) {
        if (text.isEmpty()) return NOTHING;
        return new Standing(Arrays.stream(text.split("\n"))
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(line -> Purpose.of(line[0]), line -> line[1])));
    }
}
