package io.entente.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.local.client.Endpoints;
import io.entente.local.client.Pem;
import io.entente.local.client.SignIn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Locale;
import java.util.Map;

/** A jurisdiction's realm: deploy/keycloak's file, with this deployment's people, systems and demo client laid over it. */
final class Realm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode realm;

    private Realm(ObjectNode realm) {
        this.realm = realm;
    }

    static Realm of(String jurisdiction, Parties parties) {
        String code = jurisdiction.toLowerCase(Locale.ROOT);
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(parties.realm(code));
            // One made from another's file.
            if (!realm.path("realm").asText().equals(code))
                realm.put("realm", code).put("displayName", "Entente: " + jurisdiction);
            return new Realm(realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        return realm.toPrettyString();
    }

    /** Lets people sign in at a command line, with a password: for deploy/token and for tests. */
    Realm withCommandLine() {
        ObjectNode client = client(SignIn.DEMO_CLIENT);
        client.put("publicClient", true).put("directAccessGrantsEnabled", true);
        return this;
    }

    Realm with(Endpoints.User user) {
        ObjectNode entry = realm.withArray("users").addObject();
        entry.put("username", user.username())
                .put("enabled", true)
                .put("emailVerified", true)
                // Without these three Keycloak asks for them at the first sign-in, and a command line cannot answer.
                .put("email", user.username() + "@" + user.agency() + ".example")
                .put("firstName", user.username())
                .put("lastName", "(EXERCISE)");
        attributes(entry, Map.of("agency", user.agency(), "unit", user.unit()));
        ArrayNode roles = entry.putArray("realmRoles");
        user.roles().forEach(roles::add);
        entry.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", user.password())
                .put("temporary", false);
        return this;
    }

    Realm with(Endpoints.Client system) {
        ObjectNode client = client(system.id());
        client.put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .put("clientAuthenticatorType", "client-jwt");
        client.putObject("attributes")
                .put("token.endpoint.auth.signing.alg", "ES256")
                .put("use.jwks.string", "true")
                .put("jwks.string", jwks(system))
                // RFC 8705: a token stolen without the certificate's key is worth nothing.
                .put("tls.client.certificate.bound.access.tokens", "true");
        ObjectNode account = realm.withArray("users").addObject();
        account.put("username", "service-account-" + system.id())
                .put("enabled", true)
                .put("serviceAccountClientId", system.id());
        attributes(account, Map.of("agency", system.agency()));
        account.putArray("realmRoles").add("partner-system");
        return this;
    }

    private ObjectNode client(String id) {
        ObjectNode client = realm.withArray("clients").addObject();
        client.put("clientId", id)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("standardFlowEnabled", false)
                .put("implicitFlowEnabled", false)
                .put("directAccessGrantsEnabled", false)
                .put("fullScopeAllowed", true);
        client.putArray("defaultClientScopes").add("entente");
        return client;
    }

    private static void attributes(ObjectNode user, Map<String, String> attributes) {
        ObjectNode node = user.putObject("attributes");
        attributes.forEach((name, value) -> node.putArray(name).add(value));
    }

    private static String jwks(Endpoints.Client system) {
        try {
            ECKey key = Keys.publicKey(
                    (ECPublicKey) Pem.certificate(Path.of(system.certificate())).getPublicKey());
            ObjectNode jwks = JSON.createObjectNode();
            jwks.putArray("keys")
                    .addObject()
                    .put("kty", "EC")
                    .put("crv", "P-256")
                    .put("use", "sig")
                    .put("alg", "ES256")
                    .put("x", key.getX().toString())
                    .put("y", key.getY().toString())
                    .put("kid", key.getKeyID());
            return jwks.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
