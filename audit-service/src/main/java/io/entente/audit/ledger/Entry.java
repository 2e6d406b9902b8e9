package io.entente.audit.ledger;

import java.util.List;
import java.util.UUID;

/**
 * A proven event, ready for the ledger.
 *
 * @param source the service that produced and signed it
 * @param eventId the source's id of it; a second entry with both the same is the same event
 * @param signedPart ASCII {@code header.payload.signature}, exactly as produced
 * @param sides what each entitled jurisdiction may open, one per jurisdiction
 */
public record Entry(String source, UUID eventId, String signedPart, List<Side> sides) {
    public Entry {
        sides = List.copyOf(sides);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Entry[" + source + " " + eventId + "]";
    }
}
