package io.entente.gateway.shelf;

import java.util.Optional;

/**
 * Content picked from the shelf, ready to be sent.
 *
 * @param payload the processed payload (RFC 9901 §7.1), canonical JSON
 * @param proof the same as a statement: signed part and the disclosures chosen, {@code signedPart~disclosure~…~}; none
 *     for a pointer
 */
public record PickedContent(String payload, Optional<String> proof) {

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "PickedContent[" + payload.length() + " characters]";
    }
}
