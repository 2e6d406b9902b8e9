package io.entente.kernel.quota;

import java.util.concurrent.ConcurrentHashMap;

/** How many calls of each caller are being worked on. Who has none takes no room. */
final class AtOnce {
    private final int most;
    private final ConcurrentHashMap<String, Integer> working = new ConcurrentHashMap<>();

    AtOnce(int most) {
        if (most < 1) throw new IllegalArgumentException("no call at all is allowed at once");
        this.most = most;
    }

    /** @return whether there is room; who entered leaves once */
    boolean enter(String caller) {
        int before = working.getOrDefault(caller, 0);
        while (before < most) {
            boolean entered =
                    before == 0 ? working.putIfAbsent(caller, 1) == null : working.replace(caller, before, before + 1);
            if (entered) return true;
            before = working.getOrDefault(caller, 0);
        }
        return false;
    }

    void leave(String caller) {
        working.computeIfPresent(caller, (key, count) -> count == 1 ? null : count - 1);
    }

    int of(String caller) {
        return working.getOrDefault(caller, 0);
    }
}
