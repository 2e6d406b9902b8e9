package io.entente.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs where, and who may sign in: {@code deploy/local/.run/endpoints.json}, there while the deployment is up,
 * mode 600 because it holds secrets.
 *
 * @param ca PEM file of the local certificate authority
 * @param services base URL by service name
 * @param issuers issuer URL by jurisdiction
 * @param clients systems of partner agencies
 * @param users people
 */
public record Endpoints(
        String ca,
        Map<String, String> services,
        Map<String, String> issuers,
        List<Client> clients,
        List<User> users,
        Postgres postgres,
        Address broker) {

    /**
     * A partner's system. It signs in with {@code private_key_jwt} (ES256), and its tokens are bound to its certificate
     * (RFC 8705).
     *
     * @param tokenUrl where it asks for tokens
     * @param certificate PEM file of its TLS client certificate
     * @param key PEM file of that certificate's key (PKCS#8, EC P-256), which signs its assertions too
     * @param recordKey PEM file of its agency's record key, with which it signs purge receipts
     */
    public record Client(
            String id,
            String agency,
            String jurisdiction,
            String tokenUrl,
            String certificate,
            String key,
            String recordKey) {}

    /** A person who signs in with a password. */
    public record User(
            String username, String password, String agency, String unit, String jurisdiction, List<String> roles) {}

    /** @param databases by name, each with its login roles and their passwords */
    public record Postgres(String host, int port, Map<String, Map<String, String>> databases) {}

    /** A host and a port. */
    public record Address(String host, int port) {}

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    public static Endpoints read(Path file) {
        try {
            return JSON.readValue(Files.readAllBytes(file), Endpoints.class);
        } catch (NoSuchFileException e) {
            throw new Unavailable("Entente is not up here: start it with deploy/up.", e);
        } catch (IOException e) {
            throw new Unavailable("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    public String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Optional<User> user(String name) {
        return users.stream().filter(user -> user.username().equals(name)).findFirst();
    }

    public Optional<Client> client(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /** Base URL of a service. */
    public String service(String name) {
        String url = services.get(name);
        if (url == null) throw new IllegalArgumentException("No service " + name);
        return url;
    }
}
