package io.entente.gateway.shelf;

/**
 * Content picked from the shelf, ready to be sent.
 *
 * @param payload the processed payload (RFC 9901 §7.1), canonical JSON
 * @param proof the same as its owner signed it: signed part and the disclosures chosen, {@code
 *     signedPart~disclosure~…~}; of a pointer the note, which has none, {@code note~}
 */
public record PickedContent(String payload, String proof) {

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "PickedContent[" + payload.length() + " characters]";
    }
}
