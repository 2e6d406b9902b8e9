package io.entente.gateway.decision;

import io.entente.gateway.transaction.Row;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request for a record, decided and answered.
 *
 * @param decision the decision's id
 * @param event of the request
 * @param outcome what the asker got: {@code disclosed}, {@code pointer} or {@code nothing}
 * @param record the record asked for; empty when what was asked for is no record's id
 * @param inputs what it was decided on
 */
public record PastQuery(
        UUID decision,
        UUID event,
        AgencyId asker,
        Purpose purpose,
        Notice notice,
        String outcome,
        Optional<RecordId> record,
        InputHashes inputs,
        Instant at) {
    static final String NOTHING = "nothing";

    /** The columns that {@link #of} reads, of a query's row {@code q}, its decision {@code n} and its disclosure {@code d}. */
    public static final String COLUMNS =
            "q.decision, q.notice, d.event, d.version_id, n.agency, n.record, n.request, n.inputs, n.answer, n.decided_at";

    public static PastQuery of(Row row) {
        return new PastQuery(
                row.uuid("decision"),
                row.uuid("event"),
                new AgencyId(row.text("agency")),
                DecisionText.request(row.text("request")).purpose(),
                Notice.of(row.text("notice")),
                outcome(row),
                row.optionalUuid("record").map(RecordId::new),
                InputHashes.read(row.text("inputs")),
                row.instant("decided_at"));
    }

    boolean found() {
        return !outcome.equals(NOTHING);
    }

    private static String outcome(Row row) {
        if (row.optionalUuid("version_id").isEmpty()) return NOTHING;
        String decision = StrictJson.read(row.text("answer").getBytes(StandardCharsets.UTF_8))
                .path("decision")
                .asText();
        return decision.equals("point") ? "pointer" : "disclosed";
    }
}
