package io.entente.cases.thread;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.DeclineReason;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * The data of a {@code response.given} message.
 *
 * @param reason with {@code decline}
 */
record Given(
        RecordId response,
        RecordId record,
        int version,
        AgencyId responder,
        String answer,
        @Nullable DeclineReason reason,
        Instant at) {
    private static final Set<String> ANSWERS = Set.of("accept", "decline", "more-information", "information");

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Given of(JsonNode data) {
        try {
            return new Given(
                    RecordId.of(data.path("response").asText()),
                    RecordId.of(data.path("record").asText()),
                    version(data.path("version")),
                    new AgencyId(data.path("agency").asText()),
                    answer(data.path("answer").asText()),
                    reason(data.path("reason")),
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

    private static @Nullable DeclineReason reason(JsonNode code) {
        return code.isTextual() ? DeclineReason.of(code.textValue()) : null;
    }
}
