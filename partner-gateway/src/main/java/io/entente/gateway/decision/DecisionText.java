package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Asked;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Request;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Requests and decisions as JSON: what is kept for replay, and what events say of them. */
final class DecisionText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DecisionText() {}

    static String of(Request request) {
        ObjectNode json = JSON.objectNode();
        json.putObject("asker")
                .put("agency", request.asker().agency().value())
                .put("jurisdiction", request.asker().jurisdiction().value())
                .put("class", request.asker().partyClass());
        json.put("purpose", request.purpose().code())
                .put("at", request.at().toString())
                .put("onBehalfOf", request.onBehalfOf())
                .put("asked", request.asked().code());
        return json.toString();
    }

    /** Reads what {@link #of(Request)} wrote. */
    static Request request(String json) {
        Part part = Part.whole(json.getBytes(StandardCharsets.UTF_8));
        Part asker = part.at("asker");
        return new Request(
                new Participant(
                        asker.at("agency").value(AgencyId::new),
                        asker.at("jurisdiction").value(Jurisdiction::new),
                        asker.at("class").text()),
                part.at("purpose").value(Purpose::of),
                part.at("at").value(Instant::parse),
                part.at("onBehalfOf").flag(),
                part.at("asked").value(DecisionText::asked));
    }

    private static Asked asked(String code) {
        return Arrays.stream(Asked.values())
                .filter(asked -> asked.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new MalformedValue("asked", code, "record or query"));
    }

    /**
     * What stays on record for ever. The words of a consent's condition are not among it: they lie closed with the
     * consent, which the obligation names, and go with the record.
     *
     * @param decision empty when there was no such record
     */
    static String of(Optional<Decision> decision) {
        ObjectNode json = JSON.objectNode();
        decision.ifPresent(made -> {
            json.put("decision", made.code()).set("clauses", clauses(made.clauses()));
            made.fold(
                    disclose -> json.<ObjectNode>set("classes", codes(disclose.classes()))
                            .set("obligations", lasting(disclose)),
                    point -> json.put("contact", point.contact()),
                    withhold -> json.put("reason", withhold.reason().code()));
        });
        return json.toString();
    }

    /** The same as it reads on record. */
    static JsonNode json(Optional<Decision> decision) {
        return StrictJson.read(of(decision).getBytes(StandardCharsets.UTF_8));
    }

    static ArrayNode clauses(Collection<ClauseRef> clauses) {
        ArrayNode list = JSON.arrayNode();
        clauses.forEach(clause -> list.add(clause.toString()));
        return list;
    }

    /** Reads what {@link #clauses} and {@link #codes} wrote; nothing of what is not there. */
    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    static ArrayNode codes(Collection<? extends Coded> values) {
        ArrayNode list = JSON.arrayNode();
        values.forEach(value -> list.add(value.code()));
        return list;
    }

    /** Obligations as decisions and events keep them, which outlive an erasure: a condition names its consent. */
    static JsonNode lasting(Disclose disclose) {
        ArrayNode list = JSON.arrayNode();
        disclose.obligations().all().forEach(obligation -> {
            ObjectNode kept = list.addObject().put("kind", obligation.kind().code());
            if (obligation.kind() != Obligation.Kind.CONDITION) kept.put("value", obligation.value());
            kept.put("source", obligation.source());
        });
        return list;
    }
}
