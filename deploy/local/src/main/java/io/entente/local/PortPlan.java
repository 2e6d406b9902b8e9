package io.entente.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which port is whose: seven in a row. */
record PortPlan(int base) {
    int service(ServiceName service) {
        return base + service.ordinal();
    }

    int keycloak() {
        return base + 3;
    }

    int postgreSql() {
        return base + 4;
    }

    int broker() {
        return base + 5;
    }

    int keycloakManagement() {
        return base + 6;
    }

    /** Every port and who wants it. */
    Map<Integer, String> wanted() {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) wanted.put(service(service), service.code());
        wanted.put(keycloak(), "Keycloak");
        wanted.put(postgreSql(), "PostgreSQL");
        wanted.put(broker(), "the broker");
        wanted.put(keycloakManagement(), "Keycloak's health page");
        return wanted;
    }
}
