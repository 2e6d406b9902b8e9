package io.entente.cases.thread;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The data of a {@code response.given} message.
 *
 * @param reason a reason code of small letters and hyphens
 */
record Given(
        RecordId response,
        RecordId record,
        int version,
        AgencyId responder,
        String answer,
        @Nullable String reason,
        Instant at) {
    private static final Set<String> ANSWERS = Set.of("accept", "decline", "more-information", "information");
    private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,64}");

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Given of(JsonNode data) {
        try {
            return new Given(
                    RecordId.of(data.path("response").asText()),
                    RecordId.of(data.path("record").asText()),
                    version(data.path("version")),
                    new AgencyId(data.path("agency").asText()),
                    answer(data.path("answer").asText()),
                    reason(data.path("reason").textValue()),
                    Instant.parse(data.path("at").asText()));
        } catch (MalformedValue | DateTimeParseException e) {
            throw new MalformedMessage("a response has the wrong form");
        }
    }

    private static int version(JsonNode number) {
        if (!number.isInt() || number.intValue() < 1) throw new MalformedMessage("versions count from 1");
        return number.intValue();
    }

    private static String answer(String text) {
        if (!ANSWERS.contains(text)) throw new MalformedMessage("an answer is none that is known here");
        return text;
    }

    private static @Nullable String reason(@Nullable String text) {
        if (text != null && !REASON.matcher(text).matches()) throw new MalformedMessage("a reason is a code");
        return text;
    }
}
