package io.entente.kernel.api;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The most entries of a list that one page shows, as the query parameter {@code limit} says it. */
@Schema(
        type = SchemaType.INTEGER,
        minimum = "1",
        maximum = "100",
        defaultValue = PageSize.USUAL,
        description = "The most entries that one page shows")
public record PageSize(int entries) {
    /** For {@code @DefaultValue}. */
    public static final String USUAL = "50";

    private static final Pattern ALLOWED = Pattern.compile("[1-9][0-9]?|100");

    /**
     * How the framework reads it.
     *
     * @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} naming the parameter
     */
    public static PageSize fromString(String text) {
        if (!ALLOWED.matcher(text).matches())
            throw Problems.malformed(List.of(new Fault("limit", "expected a whole number from 1 to 100")))
                    .asException();
        return new PageSize(Integer.parseInt(text));
    }

    /** One entry more than a page shows: so it is known whether another page follows. */
    public int looksFor() {
        return entries + 1;
    }

    /**
     * @param found as many as were {@link #looksFor looked for}, if there are so many
     * @param line of the page, for one of them
     * @param key of a line, after which the next page goes on
     * @param page made of its lines, and of the key of the last one if another page follows
     */
    public <F, L, K, P> P page(
            List<F> found, Function<F, L> line, Function<L, K> key, BiFunction<List<L>, Optional<K>, P> page) {
        List<L> lines = found.stream().limit(entries).map(line).toList();
        boolean more = found.size() > entries;
        return page.apply(lines, more ? Optional.of(key.apply(lines.get(entries - 1))) : Optional.empty());
    }
}
