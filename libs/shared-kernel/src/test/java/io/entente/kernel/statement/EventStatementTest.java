package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.testing.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class EventStatementTest {
    private final TestKeys keys = new TestKeys();

    @Test
    @Tag("P7")
    void two_events_are_equally_large_whatever_they_say_to_the_public() {
        ObjectNode little = visible(issue(Map.of()));
        ObjectNode much = visible(issue(everything()));

        assertThat(little.path("_sd"))
                .as(
                        "beyond 32 names every event takes 128 digests: docs/decisions/2026-11-22-refused-calls-are-events.md")
                .hasSize(32);
        assertThat(much.path("_sd")).hasSize(32);
        assertThat(little.toString()).hasSameSizeAs(much.toString());
    }

    @Test
    void shows_who_signed_which_event_and_when_and_not_what_happened() {
        assertThat(visible(issue(everything())).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("iss", "jti", "iat", "schema", "_sd", "_sd_alg");
    }

    @Test
    @Tag("P7")
    void what_only_the_owner_may_know_is_in_no_other_set() {
        EventStatement event = issue(everything());

        assertThat(names(event, EventSet.ASKER))
                .doesNotContain(
                        "owner", "decision", "refusal", "inputs", "policy", "register", "version", "recipients");
        assertThat(names(event, EventSet.PSEUDONYMOUS))
                .doesNotContain("officer", "unit", "justification", "client", "onBehalfOf", "refusal");
        assertThat(names(event, EventSet.OWNER)).contains("decision", "refusal").doesNotContain("officer", "purpose");
    }

    @Test
    void every_name_is_said_in_some_set() {
        EventStatement event = issue(Map.of());
        Set<String> said = new HashSet<>();
        Arrays.stream(EventSet.values()).forEach(set -> said.addAll(names(event, set)));
        assertThat(said)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventName.values()).map(EventName::code).toList());
    }

    private Set<String> names(EventStatement event, EventSet set) {
        List<Disclosed> opened =
                event.sets().get(set).stream().map(Disclosed::parse).toList();
        new SdStatement(event.signedPart(), opened)
                .verified(
                        EventStatement.TYP,
                        keys.register().service("partner-gateway").orElseThrow().signingKeys());
        return opened.stream().map(Disclosed::name).collect(Collectors.toSet());
    }

    private static ObjectNode visible(EventStatement event) {
        return new SdStatement(event.signedPart(), List.of()).visible();
    }

    private static Map<EventName, JsonNode> everything() {
        Map<EventName, JsonNode> said = new EnumMap<>(EventName.class);
        for (EventName name : EventName.values())
            said.put(name, JsonNodeFactory.instance.textNode("something " + name));
        return said;
    }

    private EventStatement issue(Map<EventName, JsonNode> said) {
        return EventStatement.issue(
                "partner-gateway",
                UUID.randomUUID(),
                Instant.parse("2026-11-15T10:00:00Z"),
                said,
                keys.service("partner-gateway"));
    }
}
