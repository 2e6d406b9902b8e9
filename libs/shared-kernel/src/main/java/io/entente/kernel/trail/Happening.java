package io.entente.kernel.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a use case knows of an event. Who called, when, and from which service is added by {@link AuditTrail}. Immutable;
 * each method returns a happening that says more.
 */
public final class Happening {
    private final UUID id;
    private final Map<EventName, JsonNode> said;
    private final @Nullable Jurisdiction owner;

    private Happening(UUID id, Map<EventName, JsonNode> said, @Nullable Jurisdiction owner) {
        this.id = id;
        this.said = said;
        this.owner = owner;
    }

    /** @param type what happened, such as {@code record.pulled}; for the asker's side it must not depend on what is hidden */
    public static Happening of(String type) {
        return new Happening(UUID.randomUUID(), Map.of(), null).with(EventName.TYPE, type);
    }

    /** @param value anything JSON can say; {@code null} says that there is nothing to say */
    public Happening with(EventName name, @Nullable Object value) {
        Map<EventName, JsonNode> more = new EnumMap<>(EventName.class);
        more.putAll(said);
        more.put(name, StrictJson.mapper().valueToTree(value));
        return new Happening(id, more, owner);
    }

    public Happening on(RecordId record) {
        return with(EventName.RECORD, record.value().toString());
    }

    /** Whose record it is: this side may open the owner's and the pseudonymous set. */
    public Happening ownedBy(AgencyId agency, Jurisdiction jurisdiction) {
        Happening more = with(EventName.OWNER_AGENCY, agency.value());
        return new Happening(more.id, more.said, jurisdiction);
    }

    /** The same; of an agency that no side is known of, this side alone learns. */
    public Happening ownedBy(AgencyId agency, Optional<Jurisdiction> jurisdiction) {
        return jurisdiction.map(side -> ownedBy(agency, side)).orElse(this);
    }

    /** {@code disclosed}, {@code nothing}, {@code refused} or {@code done}: what the asker learned. */
    public Happening outcome(String outcome) {
        return with(EventName.OUTCOME, outcome);
    }

    /** The event's id, also its message's. */
    public UUID id() {
        return id;
    }

    Map<EventName, JsonNode> said() {
        return Collections.unmodifiableMap(said);
    }

    Optional<Jurisdiction> owner() {
        return Optional.ofNullable(owner);
    }

    static JsonNode text(@Nullable String text) {
        return text == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(text);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Happening[" + id + "]";
    }
}
