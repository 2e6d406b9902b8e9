package io.entente.cases.preview;

import io.entente.cases.item.Wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Looks for values in texts. One is found where it makes up whole words, however they are written. A text is looked through
 * once for all values of one length, so that many values cost little more than one.
 */
final class Search<T> {
    private static final long BASE = 1_000_003;

    private final Map<Integer, Map<String, List<T>>> byLength = new HashMap<>();

    /** @param text what a value says */
    Search(Collection<T> values, Function<T, String> text) {
        for (T value : values) {
            String sought = Wording.of(text.apply(value)).signs();
            if (!sought.isEmpty())
                byLength.computeIfAbsent(sought.length(), length -> new HashMap<>())
                        .computeIfAbsent(sought, same -> new ArrayList<>())
                        .add(value);
        }
    }

    /** @return the values that the text says, each once */
    List<T> in(String text) {
        Wording wording = Wording.of(text);
        List<T> said = new ArrayList<>();
        byLength.forEach((length, sought) -> {
            if (length <= wording.signs().length()) find(wording, length, sought, said);
        });
        return said;
    }

    private static <T> void find(Wording wording, int length, Map<String, List<T>> sought, List<T> said) {
        String signs = wording.signs();
        Map<Long, List<String>> byHash = new HashMap<>();
        for (String value : sought.keySet())
            byHash.computeIfAbsent(hash(value, length), any -> new ArrayList<>())
                    .add(value);
        long highest = 1;
        for (int i = 1; i < length; i++) highest *= BASE;
        long rolling = hash(signs, length);
        for (int start = 0; start + length <= signs.length(); start++) {
            if (wording.isWhole(start, length)) {
                List<String> alike = byHash.getOrDefault(rolling, List.of());
                for (String value : List.copyOf(alike))
                    if (signs.startsWith(value, start)) {
                        said.addAll(sought.getOrDefault(value, List.of()));
                        alike.remove(value);
                    }
            }
            if (start + length < signs.length())
                rolling = (rolling - signs.charAt(start) * highest) * BASE + signs.charAt(start + length);
        }
    }

    private static long hash(String text, int length) {
        long hash = 0;
        for (int i = 0; i < length; i++) hash = hash * BASE + text.charAt(i);
        return hash;
    }
}
