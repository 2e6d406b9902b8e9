package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.entente.kernel.key.Signer;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An audit event, signed by the service that saw it.
 *
 * @param signedPart says who signed, which event, when, and nothing of what happened
 * @param sets the disclosures (encoded) that each side may open
 */
public record EventStatement(String signedPart, Map<EventSet, List<String>> sets) {
    public static final String TYP = "entente-event+sd-jwt";
    public static final String SCHEMA = "https://entente.example/schemas/event-1.json";

    /** @param said what is known of the event; every name left out is said to be {@code null} */
    public static EventStatement issue(
            String service, UUID id, Instant at, Map<EventName, JsonNode> said, Signer signer) {
        Map<String, Object> visible = new LinkedHashMap<>();
        visible.put("iss", service);
        visible.put("jti", id.toString());
        visible.put("iat", at.getEpochSecond());
        visible.put("schema", SCHEMA);
        List<Claim> claims = Arrays.stream(EventName.values())
                .map(name -> new Claim(name.code(), said.getOrDefault(name, NullNode.getInstance())))
                .toList();
        SdStatement statement = Issuing.issue(TYP, visible, claims, signer);
        return new EventStatement(statement.signedPart(), divide(statement.disclosures()));
    }

    private static Map<EventSet, List<String>> divide(List<Disclosed> disclosures) {
        Map<EventSet, List<String>> sets = new EnumMap<>(EventSet.class);
        EventName[] names = EventName.values();
        for (EventSet set : EventSet.values())
            sets.put(
                    set,
                    Arrays.stream(names)
                            .filter(name -> name.isIn(set))
                            .map(name -> disclosures.get(name.ordinal()).encoded())
                            .toList());
        return sets;
    }
}
