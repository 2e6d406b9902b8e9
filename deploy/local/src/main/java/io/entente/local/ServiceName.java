package io.entente.local;

/** The three services, in the order of their ports. */
public enum ServiceName {
    CASES("case-service", "cases"),
    GATEWAY("partner-gateway", "gateway"),
    AUDIT("audit-service", "audit");

    private final String code;
    private final String database;

    ServiceName(String code, String database) {
        this.code = code;
        this.database = database;
    }

    /** Its name everywhere, and its directory in the clone. */
    public String code() {
        return code;
    }

    static ServiceName of(String code) {
        for (ServiceName service : values()) if (service.code.equals(code)) return service;
        throw new IllegalArgumentException("No service " + code);
    }

    String database() {
        return database;
    }
}
