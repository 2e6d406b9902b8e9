package io.entente.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A fourth jurisdiction, as the files that it takes and nothing else: a register that lists it, a realm, people, an
 * agreement. The register also lists a second instance of case-service, which speaks for the United States alone.
 */
final class Netherlands {
    static final String KEY_KEEPER = "nl-key-keeper";
    static final String KEY_KEEPERS_PASSWORD = "EXERCISE-of-this-test-alone";
    static final String CASES_OF_US = "case-service-us";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DEPLOY = Clone.ROOT.resolve("deploy");

    private Netherlands() {}

    /** @return the directory for {@code deploy/up --parties} */
    static Path join(Path directory) {
        try {
            write(directory.resolve("register/parties.json"), register());
            write(directory.resolve("keycloak/realm-nl.json"), realm());
            write(directory.resolve("demo/people.json"), people());
            Path agreement = directory.resolve("agreements/be-nl.json");
            Files.createDirectories(agreement.getParent());
            try (InputStream file = Netherlands.class.getResourceAsStream("/parties/be-nl.json")) {
                Files.write(agreement, file.readAllBytes());
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode register() throws IOException {
        ObjectNode register = read(DEPLOY.resolve("register/parties.json"));
        register.withArray("jurisdictions").addObject().put("code", "NL").put("name", "Netherlands");
        register.withArray("agencies")
                .addObject()
                .put("id", "nl-police")
                .put("jurisdiction", "NL")
                .put("name", "National Police (EXERCISE)")
                .put("class", "police")
                .put("mailbox", "liaison@nl-police.example");
        ArrayNode services = register.withArray("services");
        for (JsonNode service : services) ((ArrayNode) service.get("jurisdictions")).add("NL");
        services.addObject()
                .put("name", CASES_OF_US)
                .put("kind", "case-service")
                .putArray("jurisdictions")
                .add("US");
        return register;
    }

    /** The Belgian realm under another name, with somebody who may change its keys. */
    private static ObjectNode realm() throws IOException {
        ObjectNode realm = read(DEPLOY.resolve("keycloak/realm-be.json"));
        realm.put("realm", "nl").put("displayName", "Entente: Netherlands");
        ObjectNode keeper = realm.withArray("users").addObject();
        keeper.put("username", KEY_KEEPER)
                .put("enabled", true)
                .put("emailVerified", true)
                .put("email", KEY_KEEPER + "@nl-police.example")
                .put("firstName", KEY_KEEPER)
                .put("lastName", "(EXERCISE)");
        keeper.putObject("clientRoles").putArray("realm-management").add("manage-realm");
        keeper.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", KEY_KEEPERS_PASSWORD)
                .put("temporary", false);
        return realm;
    }

    private static ObjectNode people() throws IOException {
        ObjectNode people = read(DEPLOY.resolve("local/src/main/resources/entente/demo/people.json"));
        for (String who : new String[] {
            "officer liaison-officer",
            "analyst partner-analyst",
            "auditor auditor",
            "signatory agreement-signatory",
            "other-signatory agreement-signatory"
        }) {
            String[] words = who.split(" ");
            people.withArray("users")
                    .addObject()
                    .put("username", "nl-police-" + words[0])
                    .put("agency", "nl-police")
                    .put("unit", "rotterdam")
                    .putArray("roles")
                    .add(words[1]);
        }
        return people;
    }

    private static ObjectNode read(Path file) throws IOException {
        return (ObjectNode) JSON.readTree(file.toFile());
    }

    private static void write(Path file, ObjectNode content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content.toPrettyString());
    }
}
