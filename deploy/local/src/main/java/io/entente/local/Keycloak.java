package io.entente.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keycloak in a process of its own: one realm per jurisdiction, on PostgreSQL, HTTPS only, on the loopback address only. */
final class Keycloak {
    /** Enough for the first start, which fills the database. */
    private static final String HEAP = "-Xmx512m";
    /** It signs in a few people: starting is most of what it computes. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final PortPlan ports;

    Keycloak(PortPlan ports) {
        this.ports = ports;
    }

    String url() {
        return "https://" + Ports.LOOPBACK + ":" + ports.keycloak();
    }

    /** Answers 200 once Keycloak is ready, the import of realms included. */
    String health() {
        return "https://" + Ports.LOOPBACK + ":" + ports.keycloakManagement() + "/health/ready";
    }

    /** The issuer, exactly as it stands in tokens. */
    String issuer(String jurisdiction) {
        return url() + "/realms/" + jurisdiction.toLowerCase(Locale.ROOT);
    }

    /** @param realms JSON by jurisdiction, imported at the first start */
    Child start(
            KeycloakDistribution distribution,
            Path own,
            Path log,
            LocalAuthority authority,
            String databasePassword,
            Map<String, String> realms) {
        Path home = distribution.home(own);
        Path imports = Owned.directory(Owned.directory(home.resolve("data")).resolve("import"));
        realms.forEach(
                (name, json) -> Owned.write(imports.resolve(name.toLowerCase(Locale.ROOT) + "-realm.json"), json));
        PemFiles certificate = authority.server("keycloak");
        List<String> arguments = new ArrayList<>(List.of(HEAP, "-XX:MaxMetaspaceSize=256m", QUICK));
        arguments.addAll(distribution.program(home));
        arguments.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                // Without it Keycloak looks for others of its kind, off the loopback address.
                "--cache=local",
                // Otherwise the issuer would follow the Host header of whoever asks.
                "--hostname=" + url(),
                "--http-enabled=false",
                "--http-host=" + Ports.LOOPBACK,
                "--https-port=" + ports.keycloak(),
                "--https-certificate-file=" + certificate.certificate(),
                "--https-certificate-key-file=" + certificate.key(),
                "--truststore-paths=" + authority.certificate(),
                "--http-management-port=" + ports.keycloakManagement(),
                "--db-url=jdbc:postgresql://" + Ports.LOOPBACK + ":" + ports.postgreSql()
                        + "/keycloak?sslmode=verify-full&sslrootcert=" + authority.certificate(),
                "--db-username=keycloak"));
        // In the environment, which only this user can read, and not among the arguments, which everyone can.
        return Child.java("Keycloak", home, log, Map.of("KC_DB_PASSWORD", databasePassword), arguments);
    }
}
