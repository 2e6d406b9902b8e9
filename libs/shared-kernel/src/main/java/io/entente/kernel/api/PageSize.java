package io.entente.kernel.api;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.util.List;
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
}
