package io.entente.local;

import io.entente.local.client.Endpoints;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in files before the first process starts: certificates, secrets, keys, register, agreements, and what each
 * service is told. Made on first run; afterwards the same again.
 *
 * @param agreements those to be brought into force, pinned, in a file each
 */
record Preparation(
        Place place,
        Parties parties,
        PortPlan ports,
        Keycloak keycloak,
        LocalAuthority authority,
        Secrets secrets,
        Map<String, String> databasePasswords,
        Map<String, String> brokerPasswords,
        PartyKeys partyKeys,
        List<Path> agreements,
        Endpoints endpoints) {

    static Preparation of(Place place, Parties parties, PortPlan ports) {
        Secrets secrets =
                Secrets.in(Owned.directory(place.data().resolve("secrets")).resolve("passwords.properties"));
        LocalAuthority authority = LocalAuthority.in(place.data().resolve("ca"));
        Keycloak keycloak = new Keycloak(ports);
        Keys keys = new Keys(place.data().resolve("keys"));
        PartyKeys partyKeys = new PartyKeys(place.data().resolve("signatories"));
        Register register = Register.with(keys, partyKeys, parties);
        Map<String, String> issuers = new TreeMap<>();
        register.jurisdictions().forEach(code -> issuers.put(code, keycloak.issuer(code)));
        Preparation preparation = new Preparation(
                place,
                parties,
                ports,
                keycloak,
                authority,
                secrets,
                secrets.of("database.", Databases.ROLES),
                secrets.of("broker.", Broker.USERS.keySet()),
                partyKeys,
                register.pinAgreements(parties.agreementFiles(), place.data().resolve("agreements"), issuers),
                endpoints(ports, Demo.of(parties), secrets, authority, keys, register, issuers));
        preparation.writeServices(keys, register);
        // Public keys alone, beside endpoints.json: what a partner verifies records with.
        register.write(place.run().resolve("register"));
        return preparation;
    }

    private void writeServices(Keys keys, Register register) {
        ServiceConfiguration configuration = new ServiceConfiguration(
                ports,
                authority.certificate(),
                authority.server("services"),
                databasePasswords,
                brokerPasswords,
                endpoints.issuers(),
                keys,
                register.write(place.data().resolve("register")));
        for (ServiceName service : ServiceName.values()) configuration.write(service, place.workingDirectory(service));
    }

    PostgreSql.Settings postgreSql() {
        return new PostgreSql.Settings(
                place.data().resolve("postgresql"),
                place.log(Deployment.POSTGRESQL),
                ports.postgreSql(),
                secrets.of("postgresql.admin"),
                Optional.of(authority.server("postgresql")),
                databasePasswords);
    }

    /** Realms with the demo's people and systems laid over them, by jurisdiction. */
    Map<String, String> realms() {
        return endpoints.issuers().keySet().stream().collect(Collectors.toMap(code -> code, this::realm));
    }

    private String realm(String jurisdiction) {
        Realm realm = Realm.of(jurisdiction, parties).withCommandLine();
        endpoints.users().stream()
                .filter(user -> user.jurisdiction().equals(jurisdiction))
                .forEach(realm::with);
        endpoints.clients().stream()
                .filter(client -> client.jurisdiction().equals(jurisdiction))
                .forEach(realm::with);
        return realm.json();
    }

    private static Endpoints endpoints(
            PortPlan ports,
            Demo demo,
            Secrets secrets,
            LocalAuthority authority,
            Keys keys,
            Register register,
            Map<String, String> issuers) {
        Map<String, String> services = new TreeMap<>();
        for (ServiceName service : ServiceName.values())
            services.put(service.code(), "https://" + Ports.LOOPBACK + ":" + ports.service(service));
        List<Endpoints.Client> clients = demo.clients().stream()
                .map(system -> client(system, authority, keys, register, issuers))
                .toList();
        List<Endpoints.User> users = demo.users().stream()
                .map(person -> new Endpoints.User(
                        person.username(),
                        secrets.of("user." + person.username()),
                        person.agency(),
                        person.unit(),
                        register.jurisdictionOf(person.agency()),
                        person.roles()))
                .toList();
        return new Endpoints(
                authority.certificate().toString(),
                services,
                issuers,
                clients,
                users,
                new Endpoints.Postgres(Ports.LOOPBACK, ports.postgreSql(), databases(secrets)),
                new Endpoints.Address(Ports.LOOPBACK, ports.broker()));
    }

    private static Endpoints.Client client(
            Demo.PartnerSystem system,
            LocalAuthority authority,
            Keys keys,
            Register register,
            Map<String, String> issuers) {
        String jurisdiction = register.jurisdictionOf(system.agency());
        PemFiles pem = authority.client(system.id());
        return new Endpoints.Client(
                system.id(),
                system.agency(),
                jurisdiction,
                issuers.get(jurisdiction) + "/protocol/openid-connect/token",
                pem.certificate().toString(),
                pem.key().toString(),
                keys.record(system.agency()).toString());
    }

    private static Map<String, Map<String, String>> databases(Secrets secrets) {
        Map<String, Map<String, String>> databases = new TreeMap<>();
        for (ServiceName service : ServiceName.values()) {
            String database = service.database();
            List<String> roles = Databases.ROLES.stream()
                    .filter(role -> role.startsWith(database + "_"))
                    .toList();
            databases.put(database, secrets.of("database.", roles));
        }
        return databases;
    }
}
