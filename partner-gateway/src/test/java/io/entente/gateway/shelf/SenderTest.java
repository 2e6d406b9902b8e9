package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.gateway.agreement.AgreementsTaken;
import io.entente.gateway.agreement.SignedAgreements;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which service may speak for whom, by a register in which each jurisdiction has a service of its own. */
@Tag("P4")
class SenderTest {
    private static final AgencyId BE_FGP = new AgencyId("be-fgp");
    private static final AgencyId US_HSI = new AgencyId("us-hsi");

    private final Provenance provenance = new Provenance(
            PartyRegister.read(register()),
            new SignedAgreements(new AgreementsTaken(), PartyRegister.read(register()), Map::of),
            Clock.systemUTC());

    @Test
    void a_sender_that_serves_the_jurisdiction_speaks_for_its_agencies() {
        assertThat(provenance.requireServes("case-service-be", BE_FGP).id()).isEqualTo(BE_FGP);
        assertThat(provenance.requireServes("case-service-us", US_HSI).id()).isEqualTo(US_HSI);
    }

    @Test
    void a_sender_that_does_not_serve_the_jurisdiction_is_refused_whatever_agency_it_names() {
        assertRefused("case-service-us", BE_FGP);
        assertRefused("case-service-be", US_HSI);
    }

    @Test
    void a_sender_that_serves_nobody_or_that_the_register_does_not_know_is_refused() {
        assertRefused("audit-service", BE_FGP);
        assertRefused("case-service", BE_FGP);
    }

    @Test
    void an_agency_that_the_register_does_not_know_has_nobody_to_speak_for_it() {
        assertRefused("case-service-be", new AgencyId("be-nobody"));
    }

    private void assertRefused(String sender, AgencyId agency) {
        assertThatThrownBy(() -> provenance.requireServes(sender, agency)).isInstanceOf(MalformedMessage.class);
    }

    private static byte[] register() {
        ObjectNode register = JsonNodeFactory.instance
                .objectNode()
                .put("schema", "https://entente.example/schemas/party-register-1.json")
                .put("version", 1);
        ArrayNode jurisdictions = register.putArray("jurisdictions");
        for (String code : List.of("US", "BE"))
            jurisdictions.addObject().put("code", code).put("name", code);
        ArrayNode agencies = register.putArray("agencies");
        agency(agencies, "be-fgp", "BE");
        agency(agencies, "us-hsi", "US");
        ArrayNode services = register.putArray("services");
        service(services, "case-service-be", "BE");
        service(services, "case-service-us", "US");
        service(services, "audit-service");
        return register.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void agency(ArrayNode agencies, String id, String jurisdiction) {
        key(agencies.addObject()
                .put("id", id)
                .put("jurisdiction", jurisdiction)
                .put("name", id)
                .put("class", "police")
                .put("mailbox", "liaison@" + id + ".example")
                .putArray("recordKeys"));
    }

    private static void service(ArrayNode services, String name, String... jurisdictions) {
        ObjectNode service = services.addObject().put("name", name);
        ArrayNode serves = service.putArray("jurisdictions");
        for (String jurisdiction : jurisdictions) serves.add(jurisdiction);
        key(service.putArray("signingKeys"));
        key(service.putArray("encryptionKeys"));
    }

    private static void key(ArrayNode keys) {
        try {
            String jwk = new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toPublicJWK()
                    .toJSONString();
            keys.add(StrictJson.read(jwk.getBytes(StandardCharsets.UTF_8)));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
