package io.entente.gateway.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What {@code record.recalled} says.
 *
 * @param version the highest that the owner knows of; those above it are recalled as well
 */
record Recalled(RecordId record, int version, AgencyId agency, Instant at) {
    private record Wire(RecordId record, int version, AgencyId agency, String at) {}

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Recalled of(JsonNode data) {
        try {
            Wire wire = StrictJson.mapper().treeToValue(data, Wire.class);
            return new Recalled(wire.record, wire.version, wire.agency, Instant.parse(wire.at));
        } catch (JsonProcessingException | DateTimeParseException | NullPointerException e) {
            throw new MalformedMessage("not the form of record.recalled");
        }
    }
}
