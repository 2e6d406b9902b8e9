package io.entente.kernel.api;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.RecordId;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A page of a list that is read by key: whoever asks again names the last entry it has seen, so that what comes and goes
 * meanwhile neither repeats an entry nor skips one.
 *
 * @param next the key of the last entry, to ask for what follows; empty on the last page
 */
public record Page<T, K>(List<T> entries, Optional<K> next) {

    /**
     * @param found the entries from where the page begins, one more than it holds where there are more
     * @param limit the most entries it holds, at least 1
     */
    public static <T, K> Page<T, K> of(List<T> found, int limit, Function<? super T, K> key) {
        if (found.size() <= limit) return new Page<>(List.copyOf(found), Optional.empty());
        return new Page<>(List.copyOf(found.subList(0, limit)), Optional.of(key.apply(found.get(limit - 1))));
    }

    /** The same page, each entry as it is shown. */
    public <S> Page<S, K> map(Function<? super T, ? extends S> shown) {
        return new Page<>(entries.stream().<S>map(shown).toList(), next);
    }

    /** The page as the API calls it. */
    public <P> P as(BiFunction<List<T>, Optional<K>, P> form) {
        return form.apply(entries, next);
    }

    /**
     * Reads the query parameter {@code after} of lists whose entries have an id.
     *
     * @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} naming the parameter
     */
    public static UUID after(String last) {
        return RecordId.parsed(last).map(RecordId::value).orElseThrow(() -> Problems.malformed(
                        List.of(new Fault("after", "expected an id")))
                .asException());
    }
}
