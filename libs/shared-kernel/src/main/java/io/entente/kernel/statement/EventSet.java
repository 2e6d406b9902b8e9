package io.entente.kernel.statement;

/** Who may open what of an event. Sets are stored apart, and erasure removes them alone. */
public enum EventSet {
    /** For the side that acted: everything it knows. */
    ASKER("asker"),
    /** For the side whose record it is: what was decided and why. */
    OWNER("owner"),
    /** For the owner's auditors across a border: the act, with a pseudonym in place of the person. */
    PSEUDONYMOUS("pseudonymous");

    private final String code;

    EventSet(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
