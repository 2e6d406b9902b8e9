package io.entente.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.local.client.Pem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class RegisterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> ISSUERS =
            Map.of("BE", "https://issuer/be", "US", "https://issuer/us", "EU", "https://issuer/eu");

    private static final Parties PARTIES = new Parties(Path.of("../.."), Optional.empty());

    @TempDir
    Path directory;

    private Keys keys;
    private PartyKeys partyKeys;
    private Register register;

    @BeforeEach
    void make() {
        keys = new Keys(directory.resolve("keys"));
        partyKeys = new PartyKeys(directory.resolve("signatories"));
        register = Register.with(keys, partyKeys, PARTIES);
    }

    @Test
    void every_agency_has_the_public_half_of_its_record_key() throws Exception {
        JsonNode file = JSON.readTree(Files.readAllBytes(register.write(directory.resolve("register"))));
        assertThat(file.get("agencies")).hasSize(8).allSatisfy(agency -> {
            ECKey key = ECKey.parse(agency.get("recordKeys").get(0).toString());
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            assertThat(key.isPrivate()).isFalse();
            Path pem = keys.agencies().resolve(agency.get("id").asText() + ".pem");
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(Pem.key(pem));
            byte[] signature = signing.sign();
            signing.initVerify(key.toECPublicKey());
            assertThat(signing.verify(signature)).isTrue();
        });
    }

    @Test
    void every_service_signs_with_one_key_and_is_sealed_to_with_another() throws Exception {
        JsonNode file = JSON.readTree(Files.readAllBytes(register.write(directory.resolve("register"))));
        assertThat(file.get("services")).hasSize(3).allSatisfy(service -> assertThat(
                        service.get("signingKeys").get(0).get("kid"))
                .isNotEqualTo(service.get("encryptionKeys").get(0).get("kid")));
    }

    @Test
    void the_register_is_the_same_at_the_next_start() {
        String first = Owned.read(register.write(directory.resolve("register")));
        assertThat(Owned.read(Register.with(keys, partyKeys, PARTIES).write(directory.resolve("register"))))
                .isEqualTo(first);
    }

    @Test
    void a_party_is_pinned_to_its_issuer_and_to_the_record_keys_of_its_agencies() throws Exception {
        Path from = Files.createDirectories(directory.resolve("from"));
        Files.writeString(
                from.resolve("circle.json"), "{\"id\":\"x\",\"parties\":[{\"party\":\"BE\"},{\"party\":\"us-hsi\"}]}");
        register.pinAgreements(List.of(from.resolve("circle.json")), directory.resolve("to"), ISSUERS);

        JsonNode agreement = JSON.readTree(Files.readAllBytes(directory.resolve("to/circle.json")));
        JsonNode whole = agreement.at("/parties/0/pin");
        assertThat(whole.get("issuer").asText()).isEqualTo("https://issuer/be");
        assertThat(texts(whole.get("recordKeys")))
                .containsExactly(thumbprint("be-fgp"), thumbprint("be-customs"), thumbprint("be-port"));
        assertThat(whole.has("witnessKey")).isFalse();
        JsonNode agency = agreement.at("/parties/1/pin");
        assertThat(agency.get("issuer").asText()).isEqualTo("https://issuer/us");
        assertThat(texts(agency.get("recordKeys"))).containsExactly(thumbprint("us-hsi"));
    }

    @Test
    void every_party_of_an_agreement_has_the_public_half_of_its_agreement_key_and_nobody_else() throws Exception {
        Path over = Files.createDirectories(directory.resolve("over/agreements"));
        Files.writeString(
                over.resolve("circle.json"), "{\"id\":\"x\",\"parties\":[{\"party\":\"BE\"},{\"party\":\"us-hsi\"}]}");
        Register with =
                Register.with(keys, partyKeys, new Parties(Path.of("../.."), Optional.of(directory.resolve("over"))));
        JsonNode file = JSON.readTree(Files.readAllBytes(with.write(directory.resolve("register"))));

        for (JsonNode jurisdiction : file.get("jurisdictions"))
            assertThat(jurisdiction.at("/agreementKeys/0/kid").asText())
                    .isEqualTo(partyKeys
                            .of(jurisdiction.get("code").asText())
                            .publicKey()
                            .getKeyID());
        for (JsonNode agency : file.get("agencies"))
            assertThat(agency.has("agreementKeys"))
                    .isEqualTo(agency.get("id").asText().equals("us-hsi"));
        assertThat(file.toString()).doesNotContain("\"d\"");
    }

    private String thumbprint(String agency) {
        return Keys.publicKey(keys.record(agency)).getKeyID();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
