package io.entente.kernel.party;

import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.document.Part;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.MalformedValue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads a party register and checks that its parts fit: codes listed once, agencies and services in listed jurisdictions. */
final class RegisterReader {
    private static final String SCHEMA = "https://entente.example/schemas/party-register-1.json";
    private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z0-9]+)*");
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private final Part file;
    private final PublicKeys keys = new PublicKeys();
    private final Map<Jurisdiction, String> jurisdictions = new TreeMap<>();
    private final Map<String, List<ECKey>> agreementKeys = new TreeMap<>();

    RegisterReader(Part file) {
        this.file = file.only("schema", "version", "jurisdictions", "agencies", "services");
        if (!file.at("schema").text().equals(SCHEMA)) throw file.at("schema").fault(SCHEMA);
    }

    int version() {
        return file.at("version").positive();
    }

    Map<Jurisdiction, String> jurisdictions() {
        for (Part part : file.at("jurisdictions").entries()) {
            part.only("code", "name", "agreementKeys");
            Jurisdiction code = part.at("code").value(Jurisdiction::new);
            if (jurisdictions.put(code, part.at("name").text()) != null)
                throw part.at("code").fault("no duplicate");
            signing(code.value(), part);
        }
        return jurisdictions;
    }

    Map<AgencyId, Agency> agencies() {
        Map<AgencyId, Agency> agencies = new TreeMap<>();
        for (Part part : file.at("agencies").entries()) {
            part.only("id", "jurisdiction", "name", "class", "mailbox", "recordKeys", "agreementKeys");
            Agency agency = new Agency(
                    part.at("id").value(AgencyId::new),
                    listed(part.at("jurisdiction")),
                    part.at("name").text(),
                    part.at("class")
                            .value(text -> matching(NAME, text, "a class in small letters, such as port-operator")),
                    part.at("mailbox").value(text -> matching(MAILBOX, text, "a mailbox's address")),
                    keys.readDated(part.at("recordKeys")));
            if (agencies.put(agency.id(), agency) != null) throw part.at("id").fault("no duplicate");
            signing(agency.id().value(), part);
        }
        return agencies;
    }

    private void signing(String party, Part part) {
        part.given("agreementKeys").map(keys::read).ifPresent(own -> agreementKeys.put(party, own));
    }

    /** By party's code; known once jurisdictions and agencies are read. */
    Map<String, List<ECKey>> agreementKeys() {
        return agreementKeys;
    }

    Map<String, Service> services() {
        Map<String, Service> services = new LinkedHashMap<>();
        for (Part part : file.at("services").entries()) {
            part.only("name", "kind", "jurisdictions", "signingKeys", "encryptionKeys");
            String name = part.at("name").value(RegisterReader::serviceName);
            Service service = new Service(
                    name,
                    part.given("kind")
                            .map(kind -> kind.value(RegisterReader::serviceName))
                            .orElse(name),
                    Set.copyOf(part.at("jurisdictions").distinct(this::listed)),
                    keys.read(part.at("signingKeys")),
                    keys.read(part.at("encryptionKeys")));
            if (services.put(service.name(), service) != null)
                throw part.at("name").fault("no duplicate");
        }
        return services;
    }

    private static String serviceName(String text) {
        return matching(NAME, text, "a service's name in small letters");
    }

    private Jurisdiction listed(Part part) {
        Jurisdiction jurisdiction = part.value(Jurisdiction::new);
        if (!jurisdictions.containsKey(jurisdiction)) throw part.fault("a jurisdiction that the register lists");
        return jurisdiction;
    }

    private static String matching(Pattern form, String text, String expected) {
        if (!form.matcher(text).matches()) throw new MalformedValue("register entry", text, expected);
        return text;
    }
}
