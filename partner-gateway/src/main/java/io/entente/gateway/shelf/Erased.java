package io.entente.gateway.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.DateTimeException;
import java.time.Instant;

/** What {@code record.erased} says: of the record nothing stays, in whatever version, arrived or not. */
record Erased(RecordId record, AgencyId agency, Instant at) {
    private record Wire(RecordId record, AgencyId agency, String at) {}

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Erased of(JsonNode data) {
        try {
            Wire wire = StrictJson.mapper().treeToValue(data, Wire.class);
            if (wire.record == null || wire.agency == null || wire.at == null)
                throw new MalformedMessage("an erased record has an id, an agency and an instant");
            return new Erased(wire.record, wire.agency, Instant.parse(wire.at));
        } catch (JsonProcessingException | DateTimeException e) {
            throw new MalformedMessage("not the form of record.erased");
        }
    }
}
