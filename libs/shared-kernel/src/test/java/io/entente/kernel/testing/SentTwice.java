package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every write that the service describes, sent twice under one key: it takes effect once, is answered as the first time,
 * and another request under the key is refused.
 */
@Tag("P6")
public abstract class SentTwice {
    private static final String KEY = "Idempotency-Key";

    TestStack stack;

    /**
     * A write that is accepted once.
     *
     * @param headers with the caller's token
     * @param body null where the endpoint takes none
     * @param other another body that can be read; null where the endpoint takes none
     */
    public record Write(
            Map<String, String> headers,
            String path,
            @Nullable String body,
            @Nullable String other) {
        /** One that says all in its path. */
        public static Write without(Map<String, String> headers, String path) {
            return new Write(headers, path, null, null);
        }
    }

    private record Attempt(Endpoint endpoint, Write write, String key, Response first) {
        Response again() {
            return send(endpoint, write.path(), write, write.body(), key);
        }

        Response otherwise() {
            return write.body() == null
                    ? send(endpoint, write.path() + "?other=1", write, null, key)
                    : send(endpoint, write.path(), write, write.other(), key);
        }
    }

    /** Makes what the endpoint works on. */
    protected abstract Write write(Endpoint endpoint, TestStack with);

    @Test
    void every_write_is_answered_again_as_it_was_and_takes_effect_once() {
        ApiDocument document = ApiDocument.served();
        SoftAssertions softly = new SoftAssertions();
        List<Attempt> attempts = new ArrayList<>();
        for (Endpoint endpoint : document.endpoints()) {
            boolean writes = !endpoint.method().equals("get");
            softly.assertThat(takesAKey(document, endpoint))
                    .as("%s: its key is described", endpoint)
                    .isEqualTo(writes);
            if (writes) attempts.add(first(endpoint));
        }
        assertThat(attempts).isNotEmpty();

        Instant since = Instant.now();
        List<Sent> told = Sent.during(stack, () -> attempts.forEach(attempt -> asTheFirst(softly, attempt)));

        softly.assertThat(told.stream().filter(message -> isADeed(message, since)))
                .as("a repetition is no event")
                .isEmpty();
        attempts.forEach(attempt -> refused(softly, attempt));
        softly.assertAll();
    }

    private Attempt first(Endpoint endpoint) {
        Write write = write(endpoint, stack);
        String key = UUID.randomUUID().toString();
        Response answer = send(endpoint, write.path(), write, write.body(), key);
        assertThat(answer.statusCode())
                .as("%s: %s", endpoint, answer.asString())
                .isBetween(200, 204);
        return new Attempt(endpoint, write, key, answer);
    }

    private static void asTheFirst(SoftAssertions softly, Attempt attempt) {
        Response again = attempt.again();
        softly.assertThat(again.statusCode())
                .as("%s again: %s", attempt.endpoint(), again.asString())
                .isEqualTo(attempt.first().statusCode());
        softly.assertThat(again.asByteArray())
                .as("%s again", attempt.endpoint())
                .isEqualTo(attempt.first().asByteArray());
        for (String header : List.of("ETag", "Location"))
            softly.assertThat(again.header(header))
                    .as("%s again: %s", attempt.endpoint(), header)
                    .isEqualTo(attempt.first().header(header));
    }

    private static void refused(SoftAssertions softly, Attempt attempt) {
        Response other = attempt.otherwise();
        softly.assertThat(other.statusCode())
                .as("%s otherwise: %s", attempt.endpoint(), other.asString())
                .isEqualTo(422);
        softly.assertThat(other.asString())
                .as("%s otherwise", attempt.endpoint())
                .contains("/problems/idempotency-key-reused");
    }

    private static boolean takesAKey(ApiDocument document, Endpoint endpoint) {
        for (JsonNode parameter : endpoint.operation().path("parameters"))
            if (document.resolved(parameter).path("name").asText().equals(KEY)) return true;
        return false;
    }

    /**
     * Whatever is done is an event of an officer's. What the service does by itself is of messages that others sent, and what
     * others were refused is told late.
     */
    private static boolean isADeed(Sent message, Instant since) {
        String service = ConfigProvider.getConfig().getValue("entente.service", String.class);
        if (message.address() != Address.auditOf(service)
                || message.event().time().isBefore(since)) return false;
        SeenEvents.Seen seen = SeenEvents.opened(message.event());
        return !seen.said("officer").isNull() && !"call.refused".equals(seen.text("type"));
    }

    private static Response send(Endpoint endpoint, String path, Write write, @Nullable String body, String key) {
        RequestSpecification request =
                RestAssured.given().headers(write.headers()).header(KEY, key);
        if (body != null) request.contentType("application/json").body(body);
        return request.request(endpoint.method().toUpperCase(Locale.ROOT), path);
    }
}
