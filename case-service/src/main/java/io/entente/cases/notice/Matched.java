package io.entente.cases.notice;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The data of a {@code query.matched} message.
 *
 * @param asker who asked
 * @param contact the asker's functional mailbox
 * @param outcome what the asker got of the record
 * @param clauses under which the agency is told
 * @param words empty where the asker names its contact alone
 */
record Matched(
        RecordId notice,
        RecordId record,
        AgencyId originator,
        AgencyId asker,
        String contact,
        String outcome,
        List<String> clauses,
        Optional<Words> words,
        Instant at) {
    private static final Set<String> OUTCOMES = Set.of("disclosed", "pointer", "nothing");

    /** @throws MalformedMessage if the gateway sent what it should not */
    static Matched of(JsonNode data) {
        try {
            return new Matched(
                    RecordId.of(data.path("notice").asText()),
                    RecordId.of(data.path("record").asText()),
                    new AgencyId(data.path("originator").asText()),
                    new AgencyId(data.path("agency").asText()),
                    text(data.path("contact")),
                    outcome(data.path("outcome").asText()),
                    clauses(data.path("clauses")),
                    words(data),
                    Instant.parse(data.path("at").asText()));
        } catch (MalformedValue | DateTimeException e) {
            throw new MalformedMessage("a notice of a query has the wrong form");
        }
    }

    private static String outcome(String code) {
        if (!OUTCOMES.contains(code)) throw new MalformedMessage("there are three outcomes of a query");
        return code;
    }

    private static List<String> clauses(JsonNode list) {
        if (!list.isArray() || list.isEmpty()) throw new MalformedMessage("nothing is told without a clause");
        return StreamSupport.stream(list.spliterator(), false)
                .map(Matched::text)
                .toList();
    }

    /** All of it or none. */
    private static Optional<Words> words(JsonNode data) {
        boolean none = List.of("purpose", "justification", "officer").stream()
                .allMatch(name -> data.path(name).isNull());
        if (none) return Optional.empty();
        return Optional.of(new Words(
                Purpose.of(data.path("purpose").asText()),
                text(data.path("justification")),
                text(data.path("officer"))));
    }

    private static String text(JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) throw new MalformedMessage("a text is missing");
        StrictJson.check(node);
        return node.textValue();
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "Matched[" + notice + "]";
    }
}
