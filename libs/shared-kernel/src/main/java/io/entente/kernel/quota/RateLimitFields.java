package io.entente.kernel.quota;

import io.vertx.core.http.HttpServerResponse;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The fields of draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651): lists of strings with parameters. */
final class RateLimitFields {
    static final String POLICY = "RateLimit-Policy";
    static final String LEFT = "RateLimit";

    private static final String RETRY_AFTER = "Retry-After";

    private RateLimitFields() {}

    static void write(Admission admission, HttpServerResponse answer) {
        if (!admission.levels().isEmpty()) {
            answer.putHeader(POLICY, policy(admission.levels()));
            answer.putHeader(LEFT, left(admission.levels()));
        }
        admission.retryAfter().ifPresent(wait -> answer.putHeader(RETRY_AFTER, String.valueOf(seconds(wait))));
    }

    /** @return for each allowance its quota and its window in seconds */
    static String policy(List<Level> levels) {
        return levels.stream()
                .map(level -> "\"" + level.of().name() + "\";q=" + level.of().calls() + ";w="
                        + level.of().window().toSeconds())
                .collect(Collectors.joining(", "));
    }

    /** @return for each allowance what remains, and in how many seconds all of it is there again */
    static String left(List<Level> levels) {
        return levels.stream()
                .map(level ->
                        "\"" + level.of().name() + "\";r=" + level.remaining() + ";t=" + seconds(level.untilFull()))
                .collect(Collectors.joining(", "));
    }

    /** Rather one too many. */
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
