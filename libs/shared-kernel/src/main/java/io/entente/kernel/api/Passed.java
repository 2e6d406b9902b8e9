package io.entente.kernel.api;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a list was read that is in order of time, {@code 2026-11-22T18:00:00Z/7e6d5c4b-3a29-4180-9f7e-6d5c4b3a2918}: when the
 * last one is due, or was asked, and its id. Its reader was told both, and no row is asked for them. So it tells nothing of one
 * that they may not see (P7), and what was taken back, put off, erased or closed to them meanwhile does not end the list.
 */
public record Passed(Instant at, UUID id) {
    /** Before all. */
    public static final Passed NONE = new Passed(Instant.EPOCH, new UUID(0, 0));

    private static final Pattern FORM = Pattern.compile(
            "([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]{1,6})?Z)/([0-9a-f-]{36})");

    /**
     * Reads the query parameter {@code after}.
     *
     * @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} naming the parameter
     */
    public static Passed parse(String text) {
        Matcher parts = FORM.matcher(text);
        return Optional.of(parts)
                .filter(Matcher::matches)
                .flatMap(found -> RecordId.parsed(found.group(2)))
                .flatMap(id -> instant(parts.group(1)).map(at -> new Passed(at, id.value())))
                .orElseThrow(() -> Problems.malformed(List.of(new Fault("after", "expected next of the page before")))
                        .asException());
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return at + "/" + id;
    }
}
