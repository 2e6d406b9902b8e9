package io.entente.cases.thread;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Urgency;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/**
 * The data of a {@code clock.changed} message: how a clock stands.
 *
 * @param revision the clock's own count: the highest is how it stands now
 */
record Changed(
        UUID clock,
        int revision,
        RecordId record,
        int version,
        AgencyId owner,
        AgencyId recipient,
        Urgency urgency,
        String clause,
        String source,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant suspendedAt,
        @Nullable Instant withdrawnAt,
        @Nullable Instant answeredAt,
        @Nullable Instant overdueAt) {

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Changed of(JsonNode data) {
        try {
            return new Changed(
                    RecordId.of(data.path("clock").asText()).value(),
                    count(data.path("revision")),
                    RecordId.of(data.path("record").asText()),
                    count(data.path("version")),
                    new AgencyId(data.path("agency").asText()),
                    new AgencyId(data.path("recipient").asText()),
                    Urgency.of(data.path("urgency").asText()),
                    data.path("clause").asText(),
                    data.path("source").asText(),
                    Instant.parse(data.path("startedAt").asText()),
                    Instant.parse(data.path("dueAt").asText()),
                    instant(data.path("suspendedAt")),
                    instant(data.path("withdrawnAt")),
                    instant(data.path("answeredAt")),
                    instant(data.path("overdueAt")));
        } catch (MalformedValue | DateTimeException e) {
            throw new MalformedMessage("a clock has the wrong form");
        }
    }

    private static int count(JsonNode number) {
        if (!number.isInt() || number.intValue() < 1) throw new MalformedMessage("versions and revisions count from 1");
        return number.intValue();
    }

    private static @Nullable Instant instant(JsonNode text) {
        return text.isTextual() ? Instant.parse(text.textValue()) : null;
    }
}
