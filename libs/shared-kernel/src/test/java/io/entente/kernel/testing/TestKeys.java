package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.DetachedSignature;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.key.Signer;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fresh keys for every service and agency, and the party register that lists their public halves. */
public final class TestKeys {
    private static final Map<String, String> AGENCIES = agencies();
    private static final Instant MADE = Instant.now();
    /** A second instance of case-service, which speaks for the United States alone. */
    public static final String CASES_OF_US = "case-service-us";

    /** Three with a deployment of their own, and four that join by configuration alone. */
    static final List<String> JURISDICTIONS = List.of("US", "BE", "EU", "UK", "CA", "AU", "NZ");

    private static final List<String> SERVICES =
            List.of("case-service", CASES_OF_US, "partner-gateway", "audit-service");

    /** The agency whose key is given to no service. */
    private static final String SIGNS_ELSEWHERE = "be-port";

    private final Map<String, ECKey> signing = new LinkedHashMap<>();
    private final Map<String, ECKey> encryption = new LinkedHashMap<>();
    private final Map<String, ECKey> record = new LinkedHashMap<>();
    private final Map<String, ECKey> agreement = new LinkedHashMap<>();
    private final Map<String, ECKey> renewed = new LinkedHashMap<>();
    private final Map<String, ECKey> retired = new LinkedHashMap<>();
    private final Map<String, ECKey> ended = new LinkedHashMap<>();
    private final byte[] register;

    public TestKeys() {
        SERVICES.forEach(service -> {
            signing.put(service, fresh());
            encryption.put(service, fresh());
        });
        AGENCIES.keySet().forEach(agency -> {
            record.put(agency, fresh());
            ended.put(agency, fresh());
        });
        Stream.concat(JURISDICTIONS.stream(), AGENCIES.keySet().stream())
                .forEach(party -> agreement.put(party, fresh()));
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

    /** @return what an agency signed with until an hour ago: the register lists it still, with its end */
    public Signer ended(String agency) {
        return new LocalSigner(ended.get(agency));
    }

    public ECKey opening(String service) {
        return encryption.get(service);
    }

    public Signer agency(AgencyId id) {
        return new LocalSigner(record.get(id.value()));
    }

    /** @param party a jurisdiction's code or an agency's id; its signature under an agreement */
    public Signer party(String party) {
        return new LocalSigner(agreement.get(party));
    }

    /** @return each party's signature under an agreement, by its code */
    public Map<String, String> signed(byte[] agreement) {
        Map<String, String> signatures = new LinkedHashMap<>();
        for (com.fasterxml.jackson.databind.JsonNode party :
                StrictJson.read(agreement).path("parties")) {
            String code = party.path("party").asText();
            signatures.put(code, DetachedSignature.of(party(code), DetachedSignature.AGREEMENT, agreement));
        }
        return signatures;
    }

    /** Copies agreements to where they are delivered, each with its parties' signatures beside it. */
    void deliver(Path from, Path to) {
        try (Stream<Path> files = Files.list(from)) {
            Files.createDirectories(to);
            for (Path file : files.toList()) {
                byte[] agreement = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                Files.write(to.resolve(name), agreement);
                for (Map.Entry<String, String> signature : signed(agreement).entrySet())
                    Files.writeString(
                            to.resolve(name.replace(".json", "." + signature.getKey() + ".jws")), signature.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** @return the register as a partner gets it */
    public ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "https://entente.example/schemas/party-register-1.json")
                .put("version", 1);
        ArrayNode jurisdictions = document.putArray("jurisdictions");
        JURISDICTIONS.forEach(code -> jurisdictions
                .addObject()
                .put("code", code)
                .put("name", code)
                .putArray("agreementKeys")
                .add(jwk(agreement.get(code))));
        ArrayNode agencies = document.putArray("agencies");
        AGENCIES.forEach((id, partyClass) -> {
            ObjectNode agency = agencies.addObject()
                    .put("id", id)
                    .put("jurisdiction", id.substring(0, 2).toUpperCase(java.util.Locale.ROOT))
                    .put("name", id)
                    .put("class", partyClass)
                    .put("mailbox", "liaison@" + id + ".example");
            ObjectNode former = (ObjectNode) jwk(ended.get(id));
            former.put("exp", MADE.minus(1, ChronoUnit.HOURS).getEpochSecond());
            agency.putArray("recordKeys")
                    .add(jwk(record.get(id)))
                    .add(jwk(renewed.get(id)))
                    .add(former);
            agency.putArray("agreementKeys").add(jwk(agreement.get(id)));
        });
        ArrayNode services = document.putArray("services");
        SERVICES.forEach(name -> {
            ObjectNode service = services.addObject().put("name", name);
            ArrayNode serves = service.putArray("jurisdictions");
            if (name.equals(CASES_OF_US)) service.put("kind", "case-service");
            (name.equals(CASES_OF_US) ? List.of("US") : JURISDICTIONS).forEach(serves::add);
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
        agencies.put("uk-nca", "police");
        agencies.put("ca-rcmp", "police");
        agencies.put("au-afp", "police");
        agencies.put("nz-police", "police");
        return agencies;
    }
}
