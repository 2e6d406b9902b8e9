package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.key.Signer;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fresh keys for every service and agency, and the party register that lists their public halves. */
public final class TestKeys {
    private static final Map<String, String> AGENCIES = agencies();
    /** A second instance of case-service, which speaks for the United States alone. */
    public static final String CASES_OF_US = "case-service-us";

    private static final List<String> SERVICES =
            List.of("case-service", CASES_OF_US, "partner-gateway", "audit-service");

    /** The agency whose key is given to no service. */
    private static final String SIGNS_ELSEWHERE = "be-port";

    private final Map<String, ECKey> signing = new LinkedHashMap<>();
    private final Map<String, ECKey> encryption = new LinkedHashMap<>();
    private final Map<String, ECKey> record = new LinkedHashMap<>();
    private final Map<String, ECKey> renewed = new LinkedHashMap<>();
    private final Map<String, ECKey> retired = new LinkedHashMap<>();
    private final byte[] register;

    public TestKeys() {
        SERVICES.forEach(service -> {
            signing.put(service, fresh());
            encryption.put(service, fresh());
        });
        AGENCIES.keySet().forEach(agency -> record.put(agency, fresh()));
        Stream.concat(SERVICES.stream(), AGENCIES.keySet().stream()).forEach(holder -> {
            renewed.put(holder, fresh());
            retired.put(holder, fresh());
        });
        register = document().toString().getBytes(StandardCharsets.UTF_8);
    }

    public PartyRegister register() {
        return PartyRegister.read(register);
    }

    public Signer service(String name) {
        return new LocalSigner(signing.get(name));
    }

    /** @return what a service or an agency signs with after a change of keys: the register lists it beside the old one */
    public Signer renewed(String holder) {
        return new LocalSigner(renewed.get(holder));
    }

    /** @return what a service or an agency signed with once: the register lists it no more */
    public Signer retired(String holder) {
        return new LocalSigner(retired.get(holder));
    }

    public ECKey opening(String service) {
        return encryption.get(service);
    }

    public Signer agency(AgencyId id) {
        return new LocalSigner(record.get(id.value()));
    }

    /** @return the register file and one service's keys as configuration, written under the directory */
    Map<String, String> write(Path directory, String service) {
        try {
            Path agencies = Files.createDirectories(directory.resolve("agency-keys"));
            for (Map.Entry<String, ECKey> key : record.entrySet())
                if (!key.getKey().equals(SIGNS_ELSEWHERE))
                    Files.writeString(agencies.resolve(key.getKey() + ".pem"), pem(key.getValue()));
            Path atRest = Files.createDirectories(directory.resolve("at-rest"));
            for (String agency : AGENCIES.keySet()) secret(atRest.resolve(agency + ".key"));
            return Map.of(
                    "entente.keys.at-rest",
                    atRest.toString(),
                    "entente.register",
                    Files.write(directory.resolve("parties.json"), register).toString(),
                    "entente.keys.signing",
                    Files.writeString(directory.resolve("signing.pem"), pem(signing.get(service)))
                            .toString(),
                    "entente.keys.encryption",
                    Files.writeString(directory.resolve("encryption.pem"), pem(encryption.get(service)))
                            .toString(),
                    "entente.keys.pseudonym",
                    secret(directory.resolve("pseudonym.key")),
                    "entente.keys.cursor",
                    secret(directory.resolve("cursor.key")),
                    "entente.agency-keys",
                    agencies.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(Path file) throws IOException {
        byte[] bytes = new byte[32];
        new java.security.SecureRandom().nextBytes(bytes);
        return Files.writeString(file, Base64.getEncoder().encodeToString(bytes))
                .toString();
    }

    private ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "https://entente.example/schemas/party-register-1.json")
                .put("version", 1);
        ArrayNode jurisdictions = document.putArray("jurisdictions");
        List.of("US", "BE", "EU")
                .forEach(code -> jurisdictions.addObject().put("code", code).put("name", code));
        ArrayNode agencies = document.putArray("agencies");
        AGENCIES.forEach((id, partyClass) -> agencies.addObject()
                .put("id", id)
                .put("jurisdiction", id.substring(0, 2).toUpperCase(java.util.Locale.ROOT))
                .put("name", id)
                .put("class", partyClass)
                .put("mailbox", "liaison@" + id + ".example")
                .putArray("recordKeys")
                .add(jwk(record.get(id)))
                .add(jwk(renewed.get(id))));
        ArrayNode services = document.putArray("services");
        SERVICES.forEach(name -> {
            ObjectNode service = services.addObject().put("name", name);
            ArrayNode serves = service.putArray("jurisdictions");
            if (name.equals(CASES_OF_US)) service.put("kind", "case-service");
            (name.equals(CASES_OF_US) ? List.of("US") : List.of("US", "BE", "EU")).forEach(serves::add);
            service.putArray("signingKeys").add(jwk(signing.get(name))).add(jwk(renewed.get(name)));
            service.putArray("encryptionKeys").add(jwk(encryption.get(name)));
        });
        return document;
    }

    private static com.fasterxml.jackson.databind.JsonNode jwk(ECKey key) {
        return StrictJson.read(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(ECKey key) {
        try {
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder()
                            .encodeToString(key.toECPrivateKey().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> agencies() {
        Map<String, String> agencies = new LinkedHashMap<>();
        agencies.put("us-hsi", "police");
        agencies.put("us-cbp", "customs");
        agencies.put("us-dea", "police");
        agencies.put("be-fgp", "police");
        agencies.put("be-customs", "customs");
        agencies.put("be-port", "port-operator");
        agencies.put("eu-europol", "europol");
        agencies.put("eu-euda", "drugs-agency");
        return agencies;
    }
}
