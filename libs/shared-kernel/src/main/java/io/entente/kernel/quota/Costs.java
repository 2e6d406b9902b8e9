package io.entente.kernel.quota;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a call counts for, by the beginning of its path alone: a cost that knew the answer would tell of it (P7). */
final class Costs {
    private final List<Map.Entry<String, Integer>> byBeginning;

    /** @param most what a caller can have at all: a dearer call could never be made */
    Costs(Map<String, Integer> byBeginning, int most) {
        byBeginning.forEach((path, cost) -> {
            if (cost < 1 || cost > most)
                throw new IllegalArgumentException("a call of " + path + " must cost 1 to " + most);
        });
        this.byBeginning = byBeginning.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                .toList();
    }

    int of(String path) {
        for (Map.Entry<String, Integer> entry : byBeginning)
            if (path.startsWith(entry.getKey())) return entry.getValue();
        return 1;
    }
}
