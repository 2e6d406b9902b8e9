package io.entente.cases.recall;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The data of a {@code recall.taken} message. */
record Taken(RecordId record, AgencyId owner, Occasion occasion, Instant at, List<Owed> duties) {
    private static final Set<String> KINDS = Set.of("recall", "amendment", "erasure");

    /** @param toldAt when the recipient first read of it */
    record Owed(UUID duty, AgencyId recipient, Instant dueAt, Optional<Instant> toldAt) {}

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Taken of(JsonNode data) {
        try {
            if (!data.path("duties").isArray()) throw new MalformedMessage("a recall has its duties");
            return new Taken(
                    RecordId.of(data.path("record").asText()),
                    new AgencyId(data.path("agency").asText()),
                    occasion(data),
                    Instant.parse(data.path("at").asText()),
                    StreamSupport.stream(data.path("duties").spliterator(), false)
                            .map(Taken::owed)
                            .toList());
        } catch (MalformedValue | DateTimeException e) {
            throw new MalformedMessage("a recall has the wrong form");
        }
    }

    static Occasion occasion(JsonNode data) {
        JsonNode version = data.path("version");
        String kind = data.path("kind").asText();
        if (!version.isInt() || version.intValue() < 0 || !KINDS.contains(kind))
            throw new MalformedMessage("a recall has a version and a kind");
        return new Occasion(version.intValue(), kind);
    }

    private static Owed owed(JsonNode data) {
        return new Owed(
                RecordId.of(data.path("duty").asText()).value(),
                new AgencyId(data.path("recipient").asText()),
                Instant.parse(data.path("dueAt").asText()),
                Optional.ofNullable(data.path("toldAt").textValue()).map(Instant::parse));
    }
}
