package io.entente.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The party register of deploy/register with this deployment's public keys, and the agreements with its pins. */
final class Register {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode register;

    private Register(ObjectNode register) {
        this.register = register;
    }

    /** Reads the template and puts the keys in, making those that are missing. */
    static Register with(Keys keys, Parties parties) {
        ObjectNode register = read(parties.register());
        for (JsonNode agency : register.withArray("agencies")) {
            put((ObjectNode) agency, "recordKeys", keys.record(agency.get("id").asText()));
            keys.atRest(agency.get("id").asText());
        }
        for (JsonNode service : register.withArray("services")) {
            String name = service.get("name").asText();
            put((ObjectNode) service, "signingKeys", keys.signing(name));
            put((ObjectNode) service, "encryptionKeys", keys.encryption(name));
        }
        return new Register(register);
    }

    private static void put(ObjectNode party, String name, Path key) {
        ECKey jwk = Keys.publicKey(key);
        party.putArray(name)
                .addObject()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", jwk.getX().toString())
                .put("y", jwk.getY().toString())
                .put("kid", jwk.getKeyID());
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
     * Copies every agreement of {@code from} to {@code to}, with each party's pin: its issuer and the thumbprints of its
     * agencies' record keys, so that a partner trusts the agreement and no key endpoint of ours.
     *
     * @param issuers issuer URL by jurisdiction
     */
    Path pinAgreements(List<Path> from, Path to, Map<String, String> issuers) {
        // An agreement that is no longer in the repository is no longer in force here.
        Owned.delete(to);
        Owned.directory(to);
        from.stream().filter(Files::isDirectory).forEach(directory -> pinAgreements(directory, to, issuers));
        return to;
    }

    private void pinAgreements(Path from, Path to, Map<String, String> issuers) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.json")) {
            for (Path file : files) {
                ObjectNode agreement = read(Files.readAllBytes(file));
                for (JsonNode party : agreement.withArray("parties")) pin((ObjectNode) party, issuers);
                Owned.write(to.resolve(file.getFileName()), pretty(agreement));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pin(ObjectNode party, Map<String, String> issuers) {
        String code = party.get("party").asText();
        boolean whole = jurisdictions().contains(code);
        ObjectNode pin = party.putObject("pin");
        pin.put("issuer", issuers.get(whole ? code : jurisdictionOf(code)));
        ArrayNode keys = pin.putArray("recordKeys");
        for (JsonNode agency : register.withArray("agencies"))
            if (agency.get(whole ? "jurisdiction" : "id").asText().equals(code))
                agency.get("recordKeys").forEach(key -> keys.add(key.get("kid")));
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
