package io.entente.gateway.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;

/**
 * What {@code record.reviewed} says.
 *
 * @param note what the agency signed of its review
 */
record Reviewed(AgencyId agency, String note) {

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Reviewed of(JsonNode data) {
        try {
            Reviewed reviewed = StrictJson.mapper().treeToValue(data, Reviewed.class);
            if (reviewed.agency == null || reviewed.note == null)
                throw new MalformedMessage("a reviewed record has an agency and its note");
            return reviewed;
        } catch (JsonProcessingException e) {
            throw new MalformedMessage("not the form of record.reviewed");
        }
    }
}
