package io.entente.kernel.database;

/** Tells the faults that time mends from those it does not: the database's outages, and transactions in each other's way. */
public final class Transient {
    private Transient() {}

    public static boolean is(Throwable failure) {
        return Outage.is(failure)
                || Outage.sqlState(failure)
                        .filter(state -> state.startsWith("40") || state.startsWith("55"))
                        .isPresent();
    }
}
