package io.entente.audit.review;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/** The query parameters of a search, as they come in: texts, so that a wrong one is told what is expected of it. */
class Filters {
    private static final int LONGEST = 200;
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 200;
    private static final long FROM_THE_START = -1;
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    @RestQuery
    @Nullable
    String agency;

    @RestQuery
    @Nullable
    String officer;

    @RestQuery
    @Nullable
    String record;

    @RestQuery
    @Nullable
    String partner;

    @RestQuery
    @Nullable
    String purpose;

    @RestQuery
    @Nullable
    String clause;

    @RestQuery
    @Nullable
    String decision;

    @RestQuery
    @Nullable
    String type;

    @RestQuery
    @Nullable
    String from;

    @RestQuery
    @Nullable
    String to;

    /** What an earlier page gave as {@code next}. */
    @RestQuery
    @Nullable
    String after;

    @RestQuery
    @Nullable
    String limit;

    /** @throws io.entente.kernel.problem.ProblemException {@code malformed}, naming the parameter */
    EventQuery query() {
        return new EventQuery(
                text("agency", agency),
                text("officer", officer),
                text("record", record),
                text("partner", partner),
                text("purpose", purpose),
                text("clause", clause),
                text("decision", decision),
                text("type", type),
                instant("from", from),
                instant("to", to),
                number("after", after, 0, Long.MAX_VALUE, FROM_THE_START),
                (int) number("limit", limit, 1, LARGEST_PAGE, USUAL_PAGE));
    }

    private static @Nullable String text(String name, @Nullable String value) {
        // PostgreSQL knows no U+0000.
        if (value != null && (value.isEmpty() || value.length() > LONGEST || value.indexOf(0) >= 0))
            throw fault(name, "1 to " + LONGEST + " characters, none of them U+0000");
        return value;
    }

    private static @Nullable Instant instant(String name, @Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw fault(name, "an instant such as 2026-11-22T09:30:00Z");
        }
    }

    private static long number(String name, @Nullable String value, long least, long most, long otherwise) {
        if (value == null) return otherwise;
        if (!NUMBER.matcher(value).matches()) throw fault(name, "a whole number");
        long number = Long.parseLong(value);
        if (number < least || number > most) throw fault(name, "at least " + least + ", at most " + most);
        return number;
    }

    private static RuntimeException fault(String name, String expected) {
        return Problems.malformed(List.of(new Fault(name, expected))).asException();
    }
}
