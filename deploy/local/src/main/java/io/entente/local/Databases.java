package io.entente.local;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The databases and login roles of deploy/postgres, one database per service and one for Keycloak. */
public final class Databases {
    /** Every database, in the order in which they are made. */
    public static final List<String> NAMES = List.of("cases", "gateway", "audit", "keycloak");

    /** Every login role. Owners migrate, web roles serve requests, workers relay and consume, the eraser erases. */
    public static final List<String> ROLES = List.of(
            "cases_owner",
            "cases_web",
            "cases_worker",
            "gateway_owner",
            "gateway_web",
            "gateway_worker",
            "audit_owner",
            "audit_web",
            "audit_worker",
            "audit_eraser",
            "keycloak");

    private Databases() {}

    /** A new random password for every role. */
    public static Map<String, String> passwords() {
        return ROLES.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), role -> Secret.random()));
    }

    /** Makes what is missing and sets the passwords; what is there already keeps its data. */
    static void create(PsqlScript.Server server, Map<String, String> passwords) {
        try {
            for (String name : NAMES)
                PsqlScript.of(Resource.text("postgres/" + name + ".sql"), passwords)
                        .run(server, "postgres");
        } catch (SQLException e) {
            throw new Trouble("Cannot make the databases: " + e.getMessage() + ".", e);
        }
    }
}
