package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.statement.Disclosed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The audit events of the service under test, as audit-service would take them, opened whole. */
public final class SeenEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestStack stack;
    private final Address from;

    private SeenEvents(TestStack stack, Address from) {
        this.stack = stack;
        this.from = from;
    }

    /** @return those of the service whose database the stack has */
    public static SeenEvents of(TestStack stack) {
        Address from = Map.of(
                        "cases", Address.AUDIT_CASE,
                        "gateway", Address.AUDIT_GATEWAY,
                        "audit", Address.AUDIT_LOG)
                .get(stack.database());
        return new SeenEvents(stack, from);
    }

    /**
     * What one event says, to all its sides together.
     *
     * @param at when it was written
     */
    public record Seen(Instant at, Map<String, String> entitled, Map<String, JsonNode> said) {
        /** @return JSON {@code null} where nothing is said */
        public JsonNode said(String name) {
            return said.getOrDefault(name, NullNode.getInstance());
        }

        public String text(String name) {
            return said(name).textValue();
        }
    }

    /** What was told of until now is gone, however much it is. */
    public void forget() {
        stack.others().forget(from);
    }

    /** Takes events until one is as wanted; the others are gone. */
    public Seen next(Predicate<Seen> wanted) {
        Instant end = Instant.now().plus(PATIENCE);
        List<String> others = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            Optional<Seen> seen = stack.others().next(from).map(SeenEvents::opened);
            if (seen.isEmpty()) break;
            if (wanted.test(seen.get())) return seen.get();
            others.add(seen.get().text("type"));
        }
        throw new AssertionError("no such event arrived at " + from.code() + "; others that did: " + others);
    }

    public static JsonNode json(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Seen opened(WireEvent event) {
        JsonNode data = event.data();
        Map<String, JsonNode> said = new TreeMap<>();
        data.path("sets")
                .forEach(set -> set.forEach(encoded -> {
                    Disclosed disclosed = Disclosed.parse(encoded.textValue());
                    said.put(disclosed.name(), disclosed.value());
                }));
        Map<String, String> entitled = new TreeMap<>();
        data.path("entitled").properties().forEach(side -> {
            if (!side.getValue().isNull())
                entitled.put(side.getKey(), side.getValue().textValue());
        });
        return new Seen(event.time(), entitled, said);
    }
}
