package io.entente.kernel.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A failure as RFC 9457 has it. The type is stable and documented in {@code docs/problems.md}; nothing in it repeats
 * what the caller sent.
 *
 * @param faults where the request is wrong, by JSON path or parameter name
 * @param confirmation to be repeated by who lets exactly this happen; null where nobody can
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "faults", "confirmation"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        List<Fault> faults,
        @Nullable String confirmation) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://entente.example/problems/";

    public Problem {
        faults = List.copyOf(faults);
    }

    /** @param slug the last part of the type, such as {@code not-found} */
    public static Problem of(String slug, int status, String title) {
        return new Problem(TYPES + slug, title, status, null, List.of(), null);
    }

    /** @return the last part of the type */
    public String slug() {
        return type.substring(TYPES.length());
    }

    /** @param text what to do next, in a sentence */
    public Problem saying(String text) {
        return new Problem(type, title, status, text, faults, confirmation);
    }

    public Problem at(List<Fault> where) {
        return new Problem(type, title, status, detail, where, confirmation);
    }

    /** @param what names exactly what somebody may let happen all the same */
    public Problem confirmedBy(@Nullable String what) {
        return new Problem(type, title, status, detail, faults, what);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** One fault of a request: where, and what is expected there. */
    public record Fault(String path, String problem) {}
}
