package io.entente.gateway.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.util.List;

/** What the owner is told of a recall: that the gateway has it, who owes what, and what came back. */
final class RecallMessages {
    private RecallMessages() {}

    /** @param duties all of one record, version and kind */
    static JsonNode taken(
            RecordId record, AgencyId owner, int version, String kind, Instant at, List<OwedReceipt> duties) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("record", record.toString())
                .put("version", version)
                .put("agency", owner.value())
                .put("kind", kind)
                .put("at", at.toString());
        ArrayNode list = data.putArray("duties");
        duties.forEach(duty -> list.addObject()
                .put("duty", duty.id().toString())
                .put("recipient", duty.recipient().value())
                .put("dueAt", duty.dueAt().toString())
                .put("toldAt", duty.toldAt().map(Instant::toString).orElse(null)));
        return data;
    }

    /** The same of one duty that came later, or of which more is known now. */
    static JsonNode taken(OwedReceipt duty) {
        return taken(duty.record(), duty.owner(), duty.version(), duty.kind(), duty.takenAt(), List.of(duty));
    }

    static JsonNode receipted(OwedReceipt duty, Receipt receipt, Said said) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("receipt", receipt.receipt().toString())
                .put("duty", duty.id().toString())
                .put("record", duty.record().toString())
                .put("version", duty.version())
                .put("agency", duty.owner().value())
                .put("kind", duty.kind())
                .put("recipient", duty.recipient().value())
                .put("dueAt", duty.dueAt().toString())
                .put("outcome", receipt.outcome().code())
                .put("proof", said.proof().orElse(null))
                .put("at", receipt.at().toString());
        ArrayNode forwarded = data.putArray("forwardedTo");
        receipt.forwardedTo().forEach(agency -> forwarded.add(agency.value()));
        return data;
    }
}
