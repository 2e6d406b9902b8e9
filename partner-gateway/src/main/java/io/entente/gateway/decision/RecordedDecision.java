package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.transaction.Row;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.policy.decision.Request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision as it was put on record.
 *
 * @param record the record asked for; empty when what was asked for is no record's id
 * @param shown whether the asker got anything
 * @param answer as {@link DecisionText} writes it
 * @param owner whose record it is; empty when there was none
 */
record RecordedDecision(
        UUID disclosure,
        Optional<UUID> record,
        boolean shown,
        String policy,
        Request request,
        InputHashes inputs,
        JsonNode answer,
        Optional<Jurisdiction> owner,
        Instant at) {

    static RecordedDecision of(Row row) {
        return new RecordedDecision(
                row.uuid("id"),
                row.optionalUuid("record"),
                row.optionalUuid("version_id").isPresent(),
                row.text("policy"),
                DecisionText.request(row.text("request")),
                InputHashes.read(row.text("inputs")),
                StrictJson.read(row.text("answer").getBytes(StandardCharsets.UTF_8)),
                row.optionalText("owner_side").map(Jurisdiction::new),
                row.instant("decided_at"));
    }

    /** Whether this side's own records are concerned: then it may know all of it. */
    boolean belongsTo(Jurisdiction side) {
        return owner.filter(side::equals).isPresent();
    }

    /** Whether it was this side that asked: of what is another's, it may know what it was shown. */
    boolean askedBy(Jurisdiction side) {
        return request.asker().jurisdiction().equals(side);
    }
}
