package io.entente.kernel.party;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes part: jurisdictions, agencies with their classes, mailboxes and public keys, and the deployment's services.
 * One versioned file ({@code docs/schemas/party-register-1.json}) is the truth for all services, and its hash stands in
 * every decision. Immutable.
 */
public final class PartyRegister {
    private final int version;
    private final String hash;
    private final Map<Jurisdiction, String> jurisdictions;
    private final Map<AgencyId, Agency> agencies;
    private final Map<String, Service> services;
    private final Map<String, List<ECKey>> agreementKeys;

    private PartyRegister(RegisterReader file, String hash) {
        this.hash = hash;
        this.version = file.version();
        this.jurisdictions = Collections.unmodifiableMap(file.jurisdictions());
        this.agencies = Collections.unmodifiableMap(file.agencies());
        this.services = Collections.unmodifiableMap(file.services());
        this.agreementKeys = Collections.unmodifiableMap(file.agreementKeys());
    }

    /**
     * @param file the register's JSON, UTF-8
     * @throws MalformedDocument naming the path of the first fault
     */
    public static PartyRegister read(byte[] file) {
        return new PartyRegister(new RegisterReader(Part.whole(file)), CanonicalJson.sha256(file));
    }

    public int version() {
        return version;
    }

    /** SHA-256 of the file's bytes, 64 hexadecimal digits. */
    public String hash() {
        return hash;
    }

    /** Codes and names, by code. */
    public Map<Jurisdiction, String> jurisdictions() {
        return jurisdictions;
    }

    public Optional<Agency> agency(AgencyId id) {
        return Optional.ofNullable(agencies.get(id));
    }

    /** All agencies, by id. */
    public Collection<Agency> agencies() {
        return agencies.values();
    }

    public List<Agency> agenciesOf(Jurisdiction jurisdiction) {
        return agencies.values().stream()
                .filter(agency -> agency.jurisdiction().equals(jurisdiction))
                .toList();
    }

    /** @throws UnknownParty when the register has no such agency */
    public Jurisdiction jurisdictionOf(AgencyId id) {
        return agency(id).orElseThrow(() -> new UnknownParty(id)).jurisdiction();
    }

    /** Whether the agency is in the register and of that jurisdiction. */
    public boolean belongs(AgencyId id, Jurisdiction jurisdiction) {
        return agency(id)
                .filter(agency -> agency.jurisdiction().equals(jurisdiction))
                .isPresent();
    }

    /**
     * @param party a jurisdiction's code or an agency's id
     * @return public keys (EC P-256) whose signature under an agreement is this party's; empty for who signs none
     */
    public List<ECKey> agreementKeys(String party) {
        return agreementKeys.getOrDefault(party, List.of());
    }

    /** @param name as in {@code case-service} */
    public Optional<Service> service(String name) {
        return Optional.ofNullable(services.get(name));
    }

    /** @param kind as in {@code case-service}: all that may send and receive as such */
    public List<Service> instancesOf(String kind) {
        return services.values().stream()
                .filter(service -> service.kind().equals(kind))
                .toList();
    }

    public Collection<Service> services() {
        return services.values();
    }
}
