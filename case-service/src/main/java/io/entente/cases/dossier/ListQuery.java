package io.entente.cases.dossier;

import io.entente.cases.referral.State;
import io.entente.cases.referral.VersionState;
import io.entente.cases.referral.Wanted;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.ReferralType;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The list's filters as a query says them. An empty one is none. */
public final class ListQuery {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    @QueryParam("state")
    @Parameter(description = "open, closed, recalled or erased")
    @Nullable
    String state;

    @QueryParam("versionState")
    @Parameter(description = "Of the newest version: draft, submitted or released")
    @Nullable
    String versionState;

    @QueryParam("type")
    @Parameter(description = "Of the newest version")
    @Nullable
    String type;

    @QueryParam("unit")
    @Parameter(description = "The owning unit")
    @Nullable
    String unit;

    @QueryParam("assignee")
    @Parameter(description = "The assignee's account name")
    @Nullable
    String assignee;

    @QueryParam("reference")
    @Parameter(description = "The whole reference, such as BE-FGP-7K3Q9M")
    @Nullable
    String reference;

    @QueryParam("filedFrom")
    @Parameter(description = "RFC 3339 instant, included")
    @Nullable
    String filedFrom;

    @QueryParam("filedTo")
    @Parameter(description = "RFC 3339 instant, not included")
    @Nullable
    String filedTo;

    @QueryParam("reviewDue")
    @Parameter(description = "true: only what is to be reviewed by today (UTC)")
    @Nullable
    String reviewDue;

    /** @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} naming the parameter */
    Wanted wanted(LocalDate today) {
        return new Wanted(
                parsed("state", state, State::of),
                parsed("versionState", versionState, VersionState::of),
                parsed("type", type, ReferralType::of),
                parsed("unit", unit, Function.identity()),
                parsed("assignee", assignee, Function.identity()),
                parsed("reference", reference, Function.identity()),
                parsed("filedFrom", filedFrom, ListQuery::instant),
                parsed("filedTo", filedTo, ListQuery::instant),
                parsed("reviewDue", reviewDue, ListQuery::yes)
                        .filter(yes -> yes)
                        .map(yes -> today));
    }

    private static <T> Optional<T> parsed(String name, @Nullable String text, Function<String, T> parse) {
        if (text == null || text.isEmpty()) return Optional.empty();
        try {
            if (text.indexOf(0) >= 0) throw new MalformedValue(name, text, "a text without U+0000");
            return Optional.of(parse.apply(text));
        } catch (MalformedValue e) {
            throw Problems.malformed(List.of(new Fault(name, "expected " + e.expected())))
                    .asException();
        }
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            // PostgreSQL knows fewer years than Java.
            if (instant.isAfter(LATEST) || instant.isBefore(Instant.EPOCH)) throw new DateTimeException("out of range");
            return instant;
        } catch (DateTimeException e) {
            throw new MalformedValue("instant", text, "an instant such as 2026-11-22T10:00:00Z");
        }
    }

    private static Boolean yes(String text) {
        if (!text.equals("true") && !text.equals("false")) throw new MalformedValue("flag", text, "true or false");
        return Boolean.valueOf(text);
    }
}
