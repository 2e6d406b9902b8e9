package io.entente.local;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
        NAMES.forEach(name -> create(name, server, passwords));
    }

    /** Empties a database, whoever is using it. */
    static void recreate(String name, PsqlScript.Server server, Map<String, String> passwords) {
        if (!NAMES.contains(name)) throw new IllegalArgumentException("No database " + name);
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
        } catch (SQLException e) {
            throw new Trouble("Cannot empty the database " + name + ": " + e.getMessage() + ".", e);
        }
        create(name, server, passwords);
    }

    private static void create(String name, PsqlScript.Server server, Map<String, String> passwords) {
        try {
            PsqlScript.of(Resource.text("postgres/" + name + ".sql"), passwords).run(server, "postgres");
        } catch (SQLException e) {
            throw new Trouble("Cannot make the database " + name + ": " + e.getMessage() + ".", e);
        }
    }
}
