package io.entente.kernel.statement;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Tag("P1")
class RecordStatementTest {
    private static final AgencyId OWNER = new AgencyId("be-fgp");
    private static final Instant AT = Instant.parse("2026-11-15T10:00:00Z");

    private final TestKeys keys = new TestKeys();
    private final Signer signer = keys.agency(OWNER);
    private final List<ECKey> ownerKeys =
            keys.register().agency(OWNER).orElseThrow().recordKeys();

    @Test
    void shows_issuer_record_version_time_and_schema_and_nothing_else() {
        ObjectNode visible = issue(claims(3)).verified(RecordStatement.TYP, ownerKeys);

        assertThat(visible.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("iss", "sub", "jti", "iat", "schema", "_sd", "_sd_alg");
        assertThat(RecordStatement.Visible.of(visible).owner()).isEqualTo(OWNER);
        assertThat(RecordStatement.Visible.of(visible).at()).isEqualTo(AT);
    }

    @Test
    void any_choice_of_disclosures_verifies_under_the_one_signature() {
        SdStatement whole = issue(claims(9));
        Random random = new Random(20261122);

        for (int n = 0; n < 100; n++) {
            SdStatement some = SdStatement.parse(
                    whole.present(disclosed -> random.nextBoolean()).compact());
            ObjectNode visible = some.verified(RecordStatement.TYP, ownerKeys);
            assertThat(some.signedPart()).isEqualTo(whole.signedPart());
            assertThat(visible.path("_sd")).hasSize(32);
        }
    }

    @Test
    void the_processed_payload_is_what_the_library_makes_of_it() throws Exception {
        SdStatement some =
                issue(claims(9)).present(disclosed -> disclosed.name().compareTo("item") >= 0);

        SDJWT library = SDJWT.parse(some.compact());
        Map<String, Object> decoded = new SDObjectDecoder()
                .decode(
                        SignedJWT.parse(library.getCredentialJwt()).getPayload().toJSONObject(),
                        library.getDisclosures());
        decoded.remove("_sd_alg");
        JsonNode expected = StrictJson.mapper().valueToTree(decoded);

        assertThat(some.processed()).isEqualTo(CanonicalJson.bytes(expected));
    }

    @Test
    void decoys_hide_how_many_claims_there_are() {
        for (int claims : new int[] {0, 1, 31, 32})
            assertThat(issue(claims(claims)).visible().path("_sd")).hasSize(32);
        for (int claims : new int[] {33, 128})
            assertThat(issue(claims(claims)).visible().path("_sd")).hasSize(128);
        assertThat(issue(claims(129)).visible().path("_sd")).hasSize(512);
        assertThat(issue(claims(2048)).visible().path("_sd")).hasSize(2048);
        assertThatThrownBy(() -> issue(claims(2049))).isInstanceOf(MalformedStatement.class);
    }

    @Test
    void a_salt_is_128_bits_and_none_comes_twice() {
        Set<String> salts = new HashSet<>();
        for (int statement = 0; statement < 10; statement++)
            for (Disclosed disclosed : issue(claims(100)).disclosures())
                salts.add(StrictJson.read(Base64.getUrlDecoder().decode(disclosed.encoded()))
                        .get(0)
                        .textValue());

        assertThat(salts).hasSize(1000).allMatch(salt -> Base64.getUrlDecoder().decode(salt).length == 16);
    }

    @Test
    void digests_stand_in_an_order_that_tells_nothing() {
        List<String> digests = new ArrayList<>();
        issue(claims(20)).visible().path("_sd").forEach(digest -> digests.add(digest.textValue()));
        assertThat(digests).isSorted();
    }

    @Test
    void a_changed_disclosure_a_foreign_one_and_one_shown_twice_are_refused() {
        SdStatement one = issue(claims(3));
        SdStatement other = issue(claims(3));
        List<Disclosed> twice =
                List.of(one.disclosures().get(0), one.disclosures().get(0));

        assertThatThrownBy(() ->
                        new SdStatement(one.signedPart(), other.disclosures()).verified(RecordStatement.TYP, ownerKeys))
                .isInstanceOf(MalformedStatement.class);
        assertThatThrownBy(() -> new SdStatement(one.signedPart(), twice).verified(RecordStatement.TYP, ownerKeys))
                .isInstanceOf(MalformedStatement.class);
    }

    @Test
    void another_agencys_key_another_type_and_a_changed_payload_are_refused() {
        SdStatement statement = issue(claims(3));
        List<ECKey> others =
                keys.register().agency(new AgencyId("us-hsi")).orElseThrow().recordKeys();
        String signed = statement.signedPart();
        int middle = signed.indexOf('.') + 10;
        String changed =
                signed.substring(0, middle) + (signed.charAt(middle) == 'A' ? 'B' : 'A') + signed.substring(middle + 1);

        assertThatThrownBy(() -> statement.verified(RecordStatement.TYP, others))
                .isInstanceOf(BadSignature.class);
        assertThatThrownBy(() -> statement.verified(EventStatement.TYP, ownerKeys))
                .isInstanceOf(BadSignature.class);
        assertThatThrownBy(() ->
                        new SdStatement(changed, statement.disclosures()).verified(RecordStatement.TYP, ownerKeys))
                .isInstanceOf(BadSignature.class);
    }

    @Test
    void equal_content_of_two_versions_has_one_content_hash_and_two_digests() {
        Disclosed first = issue(claims(1)).disclosures().get(0);
        Disclosed second = issue(claims(1)).disclosures().get(0);

        assertThat(first.contentHash()).isEqualTo(second.contentHash());
        assertThat(first.digest()).isNotEqualTo(second.digest());
    }

    @Test
    void a_claims_name_tells_its_class_and_an_unknown_name_has_none() {
        UUID item = UUID.randomUUID();
        assertThat(ClaimName.classOf("type")).contains(FieldClass.TYPE);
        assertThat(ClaimName.classOf("marking.rel-to.US")).contains(FieldClass.MARKING);
        assertThat(ClaimName.classOf(ClaimName.item(item, FieldClass.NARRATIVE)))
                .contains(FieldClass.NARRATIVE);
        assertThat(ClaimName.itemOf(ClaimName.item(item, FieldClass.NARRATIVE))).contains(item);
        assertThat(ClaimName.classOf("item." + item + ".gossip")).isEmpty();
        assertThat(ClaimName.classOf("item.no-uuid.narrative")).isEmpty();
        assertThat(ClaimName.classOf("invented")).isEmpty();
    }

    private SdStatement issue(List<Claim> claims) {
        return RecordStatement.issue(OWNER, RecordId.random(), UUID.randomUUID(), AT, claims, signer);
    }

    private static List<Claim> claims(int count) {
        List<Claim> claims = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            UUID item = UUID.nameUUIDFromBytes(("item" + n).getBytes(StandardCharsets.UTF_8));
            ObjectNode value = JsonNodeFactory.instance
                    .objectNode()
                    .put("kind", "seizure")
                    .put("grams", 1_250_000L + n)
                    .put("purity", new java.math.BigDecimal("82.50"))
                    .put("text", "EXERCISE é € \uD83D\uDE00 \" \\ </script>")
                    .put("nothing", (String) null);
            value.putArray("list").add(1).add("two").add(true);
            claims.add(new Claim(n == 0 ? "type" : ClaimName.item(item, FieldClass.SEIZURE), value));
        }
        return claims;
    }
}
