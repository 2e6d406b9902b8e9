package io.entente.kernel.party;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartyRegisterTest {
    private static final Jurisdiction BE = new Jurisdiction("BE");
    private static final Jurisdiction US = new Jurisdiction("US");
    private static final AgencyId FGP = new AgencyId("be-fgp");
    private static final AgencyId HSI = new AgencyId("us-hsi");

    private static final ECKey KEY = key(Curve.P_256);
    private static final ECKey OTHER = key(Curve.P_256);
    private static final ECKey THIRD = key(Curve.P_256);
    private static final ECKey FOURTH = key(Curve.P_256);
    private static final String GOOD = """
        {"schema":"https://entente.example/schemas/party-register-1.json","version":3,
         "jurisdictions":[{"code":"BE","name":"Belgium"},{"code":"US","name":"United States"}],
         "agencies":[
          {"id":"be-fgp","jurisdiction":"BE","name":"Federal Judicial Police","class":"police",
           "mailbox":"liaison@be-fgp.example","recordKeys":[KEY]},
          {"id":"us-hsi","jurisdiction":"US","name":"Homeland Security Investigations","class":"police",
           "mailbox":"liaison@us-hsi.example","recordKeys":[]}],
         "services":[{"name":"case-service","jurisdictions":["BE"],"signingKeys":[OTHER],"encryptionKeys":[]}]}
        """.replace("KEY", KEY.toPublicJWK().toJSONString())
            .replace("OTHER", OTHER.toPublicJWK().toJSONString());

    @Test
    @Tag("P4")
    void an_agency_belongs_to_the_jurisdiction_the_register_says_and_to_no_other() {
        PartyRegister register = read(GOOD);

        assertThat(register.jurisdictionOf(FGP)).isEqualTo(BE);
        assertThat(register.belongs(FGP, BE)).isTrue();
        assertThat(register.belongs(FGP, US)).isFalse();
        assertThat(register.belongs(new AgencyId("be-none"), BE)).isFalse();
        assertThat(register.agenciesOf(US)).extracting(Agency::id).containsExactly(HSI);
        assertThat(register.agencies()).extracting(Agency::id).containsExactly(FGP, HSI);
    }

    @Test
    void a_jurisdiction_signs_agreements_with_its_keys_and_so_does_an_agency_of_a_circle() {
        PartyRegister register = read(GOOD.replace(
                        "\"name\":\"Belgium\"",
                        "\"name\":\"Belgium\",\"agreementKeys\":["
                                + THIRD.toPublicJWK().toJSONString() + "]")
                .replace(
                        "\"recordKeys\":[]",
                        "\"recordKeys\":[],\"agreementKeys\":["
                                + FOURTH.toPublicJWK().toJSONString() + "]"));

        assertThat(register.agreementKeys("BE")).extracting(ECKey::getKeyID).containsExactly(THIRD.getKeyID());
        assertThat(register.agreementKeys("us-hsi")).extracting(ECKey::getKeyID).containsExactly(FOURTH.getKeyID());
        assertThat(register.agreementKeys("US")).isEmpty();
    }

    @Test
    void a_record_key_signs_no_agreements() {
        assertThatThrownBy(() -> read(GOOD.replace(
                        "\"name\":\"Belgium\"",
                        "\"name\":\"Belgium\",\"agreementKeys\":["
                                + KEY.toPublicJWK().toJSONString() + "]")))
                .isInstanceOf(MalformedDocument.class);
    }

    @Test
    void an_agency_that_is_not_listed_is_unknown() {
        assertThatThrownBy(() -> read(GOOD).jurisdictionOf(new AgencyId("us-dea")))
                .isInstanceOfSatisfying(UnknownParty.class, unknown -> assertThat(unknown.agency())
                        .hasToString("us-dea"));
        assertThat(read(GOOD).agency(new AgencyId("us-dea"))).isEmpty();
    }

    @Test
    void a_key_is_found_by_its_thumbprint_with_the_agency_that_holds_it() {
        PartyRegister register = read(GOOD);

        assertThat(register.agency(FGP).orElseThrow().recordKey(KEY.getKeyID())).contains(KEY.toPublicJWK());
        assertThat(register.agency(FGP).orElseThrow().recordKey(OTHER.getKeyID()))
                .isEmpty();
        assertThat(register.agency(HSI).orElseThrow().recordKey(KEY.getKeyID())).isEmpty();
        assertThat(register.service("case-service").orElseThrow().signingKey(OTHER.getKeyID()))
                .contains(OTHER.toPublicJWK());
        assertThat(register.service("other-service")).isEmpty();
    }

    @Test
    @Tag("P4")
    void a_record_key_signs_within_its_time_and_stays_listed_afterwards() {
        Instant end = Instant.ofEpochSecond(4_000_000_000L);
        Agency agency =
                read(dated("\"nbf\":3900000000,\"exp\":4000000000")).agency(FGP).orElseThrow();

        assertThat(agency.recordKeysAt(end.minusSeconds(1))).hasSize(1);
        assertThat(agency.recordKeysAt(end)).isEmpty();
        assertThat(agency.recordKeysAt(Instant.ofEpochSecond(3_900_000_000L))).hasSize(1);
        assertThat(agency.recordKeysAt(Instant.ofEpochSecond(3_899_999_999L))).isEmpty();
        assertThat(agency.recordKey(KEY.getKeyID())).isPresent();
        assertThat(read(GOOD).agency(FGP).orElseThrow().recordKeysAt(Instant.EPOCH))
                .hasSize(1);
        for (String bad : List.of(
                "\"exp\":\"2026-06-01T00:00:00Z\"", "\"exp\":0", "\"exp\":1.5", "\"nbf\":9,\"exp\":9", "\"until\":9"))
            assertThatThrownBy(() -> read(dated(bad))).as(bad).isInstanceOf(MalformedDocument.class);
    }

    private static String dated(String members) {
        return GOOD.replace(
                KEY.toPublicJWK().toJSONString(),
                KEY.toPublicJWK().toJSONString().replaceFirst("}$", "," + members + "}"));
    }

    @Test
    void only_record_keys_have_dates() {
        assertThatThrownBy(() -> read(GOOD.replace(
                        OTHER.toPublicJWK().toJSONString(),
                        OTHER.toPublicJWK().toJSONString().replaceFirst("}$", ",\"exp\":4000000000}"))))
                .isInstanceOf(MalformedDocument.class);
    }

    @Test
    void a_service_may_run_as_several_instances_each_under_its_name() {
        PartyRegister register = read(GOOD.replace("\"services\":[", """
            "services":[{"name":"case-service-us","kind":"case-service","jurisdictions":["US"],
             "signingKeys":[],"encryptionKeys":[]},\
            """));

        assertThat(register.instancesOf("case-service"))
                .extracting(Service::name)
                .containsExactly("case-service-us", "case-service");
        assertThat(register.service("case-service").orElseThrow().kind()).isEqualTo("case-service");
        assertThat(register.instancesOf("case-service-us")).isEmpty();
        refused("\"name\":\"case-service\"", "\"name\":\"case-service\",\"kind\":\"Case\"", "$.services[0].kind");
    }

    @Test
    void the_hash_is_that_of_the_files_bytes() throws Exception {
        byte[] file = GOOD.getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);

        assertThat(PartyRegister.read(file).hash()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(read(GOOD + " ").hash()).isNotEqualTo(read(GOOD).hash());
        assertThat(read(GOOD).version()).isEqualTo(3);
    }

    @Test
    void every_fault_is_refused_where_it_stands() {
        refused("\"version\":3", "\"version\":0", "$.version");
        refused("\"version\":3", "\"version\":\"3\"", "$.version");
        refused("\"version\":3", "\"version\":3,\"version\":3", "$.version");
        refused("\"version\":3", "\"version\":3,\"note\":1", "$.note");
        refused("register-1.json", "register-2.json", "$.schema");
        refused("\"code\":\"US\"", "\"code\":\"BE\"", "$.jurisdictions[1].code");
        refused("\"code\":\"US\"", "\"code\":\"us\"", "$.jurisdictions[1].code");
        refused("\"id\":\"us-hsi\"", "\"id\":\"be-fgp\"", "$.agencies[1].id");
        refused("\"id\":\"us-hsi\"", "\"id\":\"hsi\"", "$.agencies[1].id");
        refused("\"jurisdiction\":\"US\"", "\"jurisdiction\":\"NL\"", "$.agencies[1].jurisdiction");
        refused("\"class\":\"police\"", "\"class\":\"Police\"", "$.agencies[0].class");
        refused("liaison@be-fgp.example", "nobody", "$.agencies[0].mailbox");
        refused("\"name\":\"Federal Judicial Police\",", "", "$.agencies[0].name");
        refused("\"jurisdictions\":[\"BE\"]", "\"jurisdictions\":[\"EU\"]", "$.services[0].jurisdictions[0]");
        refused("\"jurisdictions\":[\"BE\"]", "\"jurisdictions\":[\"BE\",\"BE\"]", "$.services[0].jurisdictions[1]");
        refused("\"recordKeys\":[]", "\"recordKeys\":{}", "$.agencies[1].recordKeys");
    }

    @Test
    void a_key_is_public_p256_named_by_its_thumbprint_and_stands_once() {
        refused(
                "\"recordKeys\":[]",
                "\"recordKeys\":[%s]".formatted(key(Curve.P_256).toJSONString()),
                "$.agencies[1].recordKeys[0].d");
        refused(
                "\"recordKeys\":[]",
                "\"recordKeys\":[%s]".formatted(key(Curve.P_384).toPublicJWK().toJSONString()),
                "$.agencies[1].recordKeys[0].crv");
        refused(KEY.getKeyID(), OTHER.getKeyID(), "$.agencies[0].recordKeys[0].kid");
        refused(KEY.getX().toString(), KEY.getY().toString(), "$.agencies[0].recordKeys[0]");
        refused(
                "\"recordKeys\":[]",
                "\"recordKeys\":[%s]".formatted(KEY.toPublicJWK().toJSONString()),
                "$.agencies[1].recordKeys[0]");
        refused(
                "\"encryptionKeys\":[]",
                "\"encryptionKeys\":[%s]".formatted(OTHER.toPublicJWK().toJSONString()),
                "$.services[0].encryptionKeys[0]");
    }

    private static void refused(String good, String bad, String path) {
        assertThat(GOOD).contains(good);
        String file =
                GOOD.replaceFirst(java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement(bad));
        assertThatThrownBy(() -> read(file))
                .as(bad)
                .isInstanceOfSatisfying(MalformedDocument.class, fault -> assertThat(fault.path())
                        .isEqualTo(path));
    }

    private static PartyRegister read(String file) {
        return PartyRegister.read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static ECKey key(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
