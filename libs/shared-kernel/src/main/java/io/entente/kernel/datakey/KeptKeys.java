package io.entente.kernel.datakey;

import io.entente.kernel.time.Moment;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Unwrapped keys in memory: at most so many, each for at most so long however often it is used, and none of a name that was
 * forgotten, though an unwrapping that began before ends after it. How long is told by two clocks, of which either suffices.
 */
final class KeptKeys {
    private final int most;
    private final Duration longest;
    private final Map<DataKeyName, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    KeptKeys(int most, Duration longest) {
        this.most = most;
        this.longest = longest;
    }

    /** @param key null for one that was forgotten: it is not kept again */
    private record Kept(@Nullable DataKey key, String wrapped, Moment since) {}

    /** @param wrapped as it stands in the database: another one there means another key */
    synchronized Optional<DataKey> find(DataKeyName name, String wrapped, Moment now) {
        Kept found = kept.get(name);
        return found != null && found.wrapped.equals(wrapped) && isKept(found, now)
                ? Optional.ofNullable(found.key)
                : Optional.empty();
    }

    synchronized void keep(DataKeyName name, String wrapped, DataKey key, Moment now) {
        Kept before = kept.get(name);
        boolean forgotten = before != null && before.key == null && isKept(before, now);
        if (!forgotten) put(name, new Kept(key, wrapped, now));
    }

    synchronized void forget(DataKeyName name, Moment now) {
        put(name, new Kept(null, "", now));
    }

    synchronized void sweep(Moment now) {
        kept.values().removeIf(one -> !isKept(one, now));
    }

    /** How many keys there are in memory. */
    synchronized long size() {
        return kept.values().stream().filter(one -> one.key != null).count();
    }

    private boolean isKept(Kept one, Moment now) {
        return !one.since.isOver(longest, now);
    }

    private void put(DataKeyName name, Kept one) {
        kept.put(name, one);
        if (kept.size() <= most) return;
        // The one that was used longest ago.
        Iterator<DataKeyName> eldest = kept.keySet().iterator();
        eldest.next();
        eldest.remove();
    }
}
