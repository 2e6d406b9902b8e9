package io.entente.gateway.shelf;

/**
 * What may no longer be shown of a record.
 *
 * @param recalledTo every version up to this one; 0 for none
 * @param erased every version, those that have not arrived included
 */
record Tombstone(int recalledTo, boolean erased) {
    boolean covers(int version) {
        return erased || version <= recalledTo;
    }
}
