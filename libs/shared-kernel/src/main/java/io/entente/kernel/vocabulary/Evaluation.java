package io.entente.kernel.vocabulary;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * How far a source and what it said can be relied on.
 *
 * @param source a code of the scheme for the source, such as {@code A}
 * @param information a code of the scheme for the information, such as {@code 1}
 */
@JsonPropertyOrder({"scheme", "source", "information"})
public record Evaluation(EvaluationScheme scheme, String source, String information) {

    public Evaluation {
        if (!scheme.sources().containsKey(source))
            throw new MalformedValue(
                    "evaluation of a source",
                    source,
                    "one of " + String.join(", ", scheme.sources().keySet()));
        if (!scheme.information().containsKey(information))
            throw new MalformedValue(
                    "evaluation of information",
                    information,
                    "one of " + String.join(", ", scheme.information().keySet()));
    }
}
