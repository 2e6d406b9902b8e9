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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void a_record_key_that_was_changed_stays_listed_with_its_end_and_pinned_as_a_former_one() throws Exception {
        Path from = Files.createDirectories(directory.resolve("from"));
        for (String party : List.of("BE", "US"))
            Files.writeString(
                    from.resolve(party + ".json"),
                    "{\"id\":\"x\",\"version\":1,\"parties\":[{\"party\":\"" + party + "\"}]}");
        String first = thumbprint("be-fgp");
        keys.changeRecord("be-fgp", Instant.parse("2026-12-01T00:00:00Z"));
        String second = thumbprint("be-fgp");
        keys.changeRecord("be-fgp", Instant.parse("2026-12-02T00:00:00Z"));

        Register changed = Register.with(keys, partyKeys, PARTIES);
        JsonNode listed = null;
        for (JsonNode agency : JSON.readTree(Files.readAllBytes(changed.write(directory.resolve("register"))))
                .get("agencies")) if (agency.get("id").asText().equals("be-fgp")) listed = agency.get("recordKeys");
        assertThat(listed)
                .extracting(key -> key.path("kid").asText())
                .containsExactly(thumbprint("be-fgp"), first, second);
        assertThat(listed).extracting(key -> key.path("exp").asLong()).containsExactly(0L, 1796083200L, 1796169600L);
        changed.pinAgreements(
                List.of(from.resolve("BE.json"), from.resolve("US.json")), directory.resolve("to"), ISSUERS);
        JsonNode agreement = JSON.readTree(Files.readAllBytes(directory.resolve("to/BE.json")));
        assertThat(agreement.get("version").asInt()).isEqualTo(3);
        assertThat(texts(agreement.at("/parties/0/pin/recordKeys")))
                .containsExactly(thumbprint("be-fgp"), thumbprint("be-customs"), thumbprint("be-port"));
        assertThat(agreement.at("/parties/0/pin/formerKeys").toString())
                .isEqualTo("[{\"key\":\"" + first + "\",\"until\":\"2026-12-01T00:00:00Z\"},{\"key\":\"" + second
                        + "\",\"until\":\"2026-12-02T00:00:00Z\"}]");
        JsonNode others = JSON.readTree(Files.readAllBytes(directory.resolve("to/US.json")));
        assertThat(others.get("version").asInt()).isEqualTo(1);
        assertThat(others.at("/parties/0/pin").has("formerKeys")).isFalse();
    }

    @Test
    void the_private_half_of_a_changed_key_is_gone_and_of_nobody_a_key_is_made_by_changing_it() throws Exception {
        String before = Owned.read(keys.record("be-fgp"));
        keys.changeRecord("be-fgp", Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(Owned.read(keys.record("be-fgp"))).isNotEqualTo(before);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile).map(Owned::read))
                    .noneMatch(text -> text.contains(before.strip()));
        }
        assertThatThrownBy(() -> keys.changeRecord("be-nobody", Instant.EPOCH))
                .isInstanceOf(Trouble.class)
                .hasMessage("There is no record key of be-nobody to change.");
        assertThat(keys.agencies().resolve("be-nobody.pem")).doesNotExist();
    }

    @Test
    void a_change_that_was_cut_short_before_the_key_was_gone_has_changed_nothing() {
        String first = Owned.read(register.write(directory.resolve("register")));
        Path pem = keys.record("be-fgp");
        String key = Owned.read(pem);
        Path pub = pem.resolveSibling("be-fgp.pub");
        String half = Owned.read(pub);
        keys.changeRecord("be-fgp", Instant.parse("2026-12-01T00:00:00Z"));
        Owned.write(pub, half);
        Owned.write(pem, key);

        assertThat(Owned.read(Register.with(keys, partyKeys, PARTIES).write(directory.resolve("register"))))
                .isEqualTo(first);
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
