package io.entente.kernel.intake;

import io.entente.kernel.database.Outage;

/** Tells the faults that time mends from those it does not: the database's outages, and transactions in each other's way. */
final class Transient {
    private Transient() {}

    static boolean is(Throwable failure) {
        return Outage.is(failure)
                || Outage.sqlState(failure)
                        .filter(state -> state.startsWith("40") || state.startsWith("55"))
                        .isPresent();
    }
}
