package io.entente.gateway.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Release;

import java.util.List;
import java.util.UUID;

/**
 * What {@code record.released} says.
 *
 * @param version the agency's own count of the referral's versions, from 1
 * @param versionId the random id that partners see
 * @param statement compact, with every disclosure
 */
record Released(
        RecordId record, int version, UUID versionId, AgencyId agency, String statement, List<Recipient> recipients) {

    record Recipient(AgencyId agency, Mode mode) {}

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Released of(JsonNode data) {
        try {
            Released released = StrictJson.mapper().treeToValue(data, Released.class);
            if (released.version < 1 || released.statement == null || released.recipients == null)
                throw new MalformedMessage("a released record has a version, a statement and recipients");
            return released;
        } catch (JsonProcessingException e) {
            throw new MalformedMessage("not the form of record.released");
        }
    }

    /** To whom it is released, under any agreement. */
    Release release() {
        return Release.to(recipients.stream()
                .map(recipient -> io.entente.policy.decision.Recipient.of(recipient.agency(), recipient.mode()))
                .toArray(io.entente.policy.decision.Recipient[]::new));
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Released[" + record + " " + version + "]";
    }
}
