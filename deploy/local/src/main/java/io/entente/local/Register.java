package io.entente.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The party register of deploy/register with this deployment's public keys, and the agreements with its pins. */
final class Register {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode register;

    private Register(ObjectNode register) {
        this.register = register;
    }

    /** Reads the template and puts the keys in, making those that are missing. */
    static Register with(Keys keys, PartyKeys partyKeys, Parties parties) {
        ObjectNode register = read(parties.register());
        for (JsonNode jurisdiction : register.withArray("jurisdictions"))
            put(
                    (ObjectNode) jurisdiction,
                    "agreementKeys",
                    partyKeys.of(jurisdiction.get("code").asText()).publicKey());
        Set<String> members = members(parties);
        for (JsonNode agency : register.withArray("agencies")) {
            String id = agency.get("id").asText();
            put((ObjectNode) agency, "recordKeys", keys.record(id));
            keys.formerRecords(id).forEach(((ObjectNode) agency).withArray("recordKeys")::add);
            if (members.contains(id))
                put((ObjectNode) agency, "agreementKeys", partyKeys.of(id).publicKey());
            keys.atRest(id);
        }
        for (JsonNode service : register.withArray("services")) {
            String name = service.get("name").asText();
            put((ObjectNode) service, "signingKeys", keys.signing(name));
            put((ObjectNode) service, "encryptionKeys", keys.encryption(name));
        }
        return new Register(register);
    }

    /** Codes of all parties of agreements, agencies of circles among them. */
    private static Set<String> members(Parties parties) {
        Set<String> members = new TreeSet<>();
        for (Path file : parties.agreementFiles())
            read(Owned.read(file).getBytes(StandardCharsets.UTF_8))
                    .withArray("parties")
                    .forEach(party -> members.add(party.path("party").asText()));
        return members;
    }

    private static void put(ObjectNode party, String name, Path key) {
        put(party, name, Keys.publicKey(key));
    }

    private static void put(ObjectNode party, String name, ECKey jwk) {
        Keys.jwk(party.putArray(name).addObject(), jwk);
    }

    Path write(Path directory) {
        return Owned.write(Owned.directory(directory).resolve("parties.json"), pretty(register));
    }

    /** Codes of all jurisdictions. */
    Set<String> jurisdictions() {
        return agenciesByJurisdiction().keySet();
    }

    String jurisdictionOf(String agency) {
        return agenciesByJurisdiction().entrySet().stream()
                .filter(entry -> entry.getValue().contains(agency))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The register does not list " + agency));
    }

    private Map<String, List<String>> agenciesByJurisdiction() {
        Map<String, List<String>> agencies = new TreeMap<>();
        for (JsonNode agency : register.withArray("agencies"))
            agencies.computeIfAbsent(agency.get("jurisdiction").asText(), any -> new ArrayList<>())
                    .add(agency.get("id").asText());
        return agencies;
    }

    /**
     * Copies agreements, with each party's pin: its issuer and the thumbprints of its agencies' record keys, so that a
     * partner trusts the agreement and no key endpoint of ours. Nobody runs a witness here yet, so none is pinned. Each key
     * that was changed since is pinned as a former one, in one version more: what is in force is not written anew.
     *
     * @param issuers issuer URL by jurisdiction
     */
    List<Path> pinAgreements(List<Path> files, Path to, Map<String, String> issuers) {
        Owned.delete(to);
        Owned.directory(to);
        return files.stream()
                .map(file -> {
                    ObjectNode agreement = read(Owned.read(file).getBytes(StandardCharsets.UTF_8));
                    int changed = 0;
                    for (JsonNode party : agreement.withArray("parties")) changed += pin((ObjectNode) party, issuers);
                    agreement.put("version", agreement.path("version").asInt() + changed);
                    return Owned.write(to.resolve(file.getFileName()), pretty(agreement));
                })
                .toList();
    }

    /** @return how many keys of the party were changed */
    private int pin(ObjectNode party, Map<String, String> issuers) {
        String code = party.get("party").asText();
        boolean whole = jurisdictions().contains(code);
        ObjectNode pin = party.putObject("pin");
        pin.put("issuer", issuers.get(whole ? code : jurisdictionOf(code)));
        ArrayNode keys = pin.putArray("recordKeys");
        ArrayNode former = JSON.createArrayNode();
        for (JsonNode agency : register.withArray("agencies"))
            if (agency.get(whole ? "jurisdiction" : "id").asText().equals(code))
                for (JsonNode key : agency.get("recordKeys")) {
                    if (!key.has("exp")) keys.add(key.get("kid"));
                    else
                        former.addObject()
                                .put("key", key.get("kid").asText())
                                .put(
                                        "until",
                                        Instant.ofEpochSecond(key.get("exp").asLong())
                                                .toString());
                }
        if (!former.isEmpty()) pin.set("formerKeys", former);
        return former.size();
    }

    private static ObjectNode read(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonNode json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
