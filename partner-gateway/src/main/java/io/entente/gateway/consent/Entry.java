package io.entente.gateway.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What {@code consent.answered} says: an entry of a consent's ledger.
 *
 * @param number its place there, from 1
 * @param agency the originator
 * @param reason why it was refused, by code
 * @param said a hash over all of it
 */
record Entry(
        UUID consent,
        int number,
        RecordId record,
        AgencyId agency,
        String state,
        Set<Purpose> purposes,
        List<String> conditions,
        Optional<Instant> until,
        Optional<String> reason,
        Instant at,
        String said) {
    private static final String GRANTED = "granted";
    private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,64}");

    private record Wire(
            RecordId consent,
            int number,
            RecordId record,
            AgencyId agency,
            String state,
            List<Purpose> purposes,
            List<String> conditions,
            @Nullable String until,
            @Nullable String reason,
            String at) {}

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Entry of(JsonNode data) {
        try {
            Wire wire = StrictJson.mapper().treeToValue(data, Wire.class);
            Entry entry = new Entry(
                    wire.consent.value(),
                    wire.number,
                    wire.record,
                    wire.agency,
                    wire.state,
                    Set.copyOf(wire.purposes),
                    List.copyOf(wire.conditions),
                    Optional.ofNullable(wire.until).map(Entry::instant),
                    Optional.ofNullable(wire.reason),
                    instant(wire.at),
                    CanonicalJson.hash(data));
            entry.requireSound();
            return entry;
        } catch (JsonProcessingException | DateTimeException | NullPointerException e) {
            throw new MalformedMessage("not the form of consent.answered");
        }
    }

    boolean granted() {
        return state.equals(GRANTED);
    }

    private void requireSound() {
        if (number < 1) throw new MalformedMessage("entries count from 1");
        boolean whole =
                switch (state) {
                    case GRANTED -> !purposes.isEmpty() && until.isPresent() && reason.isEmpty();
                    case "refused" -> nothingGiven() && reason.isPresent();
                    case "revoked" -> nothingGiven() && reason.isEmpty();
                    default -> false;
                };
        if (!whole) throw new MalformedMessage("an entry grants, refuses or revokes, and says what belongs to that");
        if (reason.isPresent() && !REASON.matcher(reason.get()).matches())
            throw new MalformedMessage("a reason is a code");
    }

    private boolean nothingGiven() {
        return purposes.isEmpty() && conditions.isEmpty() && until.isEmpty();
    }

    private static Instant instant(String text) {
        return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
    }

    /** Never the conditions: they may be personal. */
    @Override
    public String toString() {
        return "Entry[" + consent + " " + number + " " + state + "]";
    }
}
