package io.entente.gateway.shelf;

/** In which of its two forms a record is sent. */
public enum Form {
    /** What is disclosed, as one canonical JSON object (the processed payload of RFC 9901 §7.1). */
    PAYLOAD,
    /** The same as its owner signed it: signed part and the disclosures chosen, {@code signedPart~disclosure~…~}. */
    PROOF
}
