package io.entente.kernel.datakey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Unwrapped keys in memory: at most so many, each for at most so long however often it is used, and none of a name that was
 * forgotten, though an unwrapping that began before ends after it.
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
    private record Kept(@Nullable DataKey key, String wrapped, Instant until) {}

    /** @param wrapped as it stands in the database: another one there means another key */
    synchronized Optional<DataKey> find(DataKeyName name, String wrapped, Instant now) {
        Kept found = kept.get(name);
        return found != null && found.wrapped.equals(wrapped) && now.isBefore(found.until)
                ? Optional.ofNullable(found.key)
                : Optional.empty();
    }

    synchronized void keep(DataKeyName name, String wrapped, DataKey key, Instant now) {
        Kept before = kept.get(name);
        boolean forgotten = before != null && before.key == null && now.isBefore(before.until);
        if (!forgotten) put(name, new Kept(key, wrapped, now.plus(longest)));
    }

    synchronized void forget(DataKeyName name, Instant now) {
        put(name, new Kept(null, "", now.plus(longest)));
    }

    synchronized void sweep(Instant now) {
        kept.values().removeIf(one -> !now.isBefore(one.until));
    }

    /** How many keys there are in memory. */
    synchronized long size() {
        return kept.values().stream().filter(one -> one.key != null).count();
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
