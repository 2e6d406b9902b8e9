package io.entente.cases.consent;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Consent.Kind;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * The data of a {@code consent.requested} message.
 *
 * @param agency who asks
 * @param recipient who may do it then
 * @param words the conditions offered and the reason, as they are stored
 */
record Asked(
        RecordId consent,
        RecordId record,
        int version,
        AgencyId agency,
        AgencyId originator,
        String kind,
        AgencyId recipient,
        SortedSet<Purpose> purposes,
        Instant until,
        Words words,
        Instant at) {
    /** @throws MalformedMessage if the gateway sent what it should not */
    static Asked of(JsonNode data) {
        try {
            return new Asked(
                    RecordId.of(data.path("consent").asText()),
                    RecordId.of(data.path("record").asText()),
                    version(data.path("version")),
                    new AgencyId(data.path("agency").asText()),
                    new AgencyId(data.path("originator").asText()),
                    kind(data.path("kind").asText()),
                    new AgencyId(data.path("recipient").asText()),
                    purposes(data.path("purposes")),
                    Instant.parse(data.path("until").asText()),
                    new Words(texts(data.path("conditions")), text(data.path("reason"))),
                    Instant.parse(data.path("at").asText()));
        } catch (MalformedValue | DateTimeException e) {
            throw new MalformedMessage("a request for a consent has the wrong form");
        }
    }

    private static int version(JsonNode number) {
        if (!number.isInt() || number.intValue() < 1) throw new MalformedMessage("versions count from 1");
        return number.intValue();
    }

    private static String kind(String code) {
        return Kind.of(code).code();
    }

    private static SortedSet<Purpose> purposes(JsonNode list) {
        SortedSet<Purpose> purposes = new TreeSet<>();
        texts(list).forEach(code -> purposes.add(Purpose.of(code)));
        if (purposes.isEmpty()) throw new MalformedMessage("a consent is asked for a purpose");
        return purposes;
    }

    private static List<String> texts(JsonNode list) {
        if (!list.isArray()) throw new MalformedMessage("a list of texts is missing");
        return StreamSupport.stream(list.spliterator(), false).map(Asked::text).toList();
    }

    private static String text(JsonNode node) {
        if (!node.isTextual() || node.textValue().isBlank()) throw new MalformedMessage("a text is missing");
        StrictJson.check(node);
        return node.textValue();
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "Asked[" + consent + "]";
    }
}
