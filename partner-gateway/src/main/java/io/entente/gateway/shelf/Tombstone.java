package io.entente.gateway.shelf;

/**
 * Whether a record may no longer be shown: either word covers every version, those that have not arrived included. A recall
 * is final, and an owner's service that was restored from a backup may not know how many there are.
 *
 * @param recalledTo the number that the recall named, or a higher one that stood here; 0 for none
 */
record Tombstone(int recalledTo, boolean erased) {
    boolean stands() {
        return erased || recalledTo > 0;
    }

    /** Whether a recall says nothing new. */
    boolean covers(Recalled recalled) {
        return erased || recalled.version() <= recalledTo;
    }
}
