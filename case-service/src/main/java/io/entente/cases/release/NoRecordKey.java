package io.entente.cases.release;

/** This service does not hold the agency's record key, or one whose time is over, so it cannot sign for it. */
public final class NoRecordKey extends RuntimeException {
    NoRecordKey() {
        super("no record key");
    }
}
