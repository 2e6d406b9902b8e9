package io.entente.gateway;

import com.authlete.sd.SDJWT;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.text.ParseException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What a pull brings, and what is put on record of it. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class DisclosureTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P1")
    void a_pull_gets_exactly_the_classes_that_a_clause_permits() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response pulled = partners.hsi().get("/v1/records/" + record.id());

        assertThat(pulled.statusCode()).isEqualTo(200);
        assertThat(StrictJson.read(pulled.asByteArray()).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "jti",
                        "iat",
                        "schema",
                        "type",
                        "purposes",
                        "reference",
                        "marking.tlp",
                        "marking.classification",
                        "marking.handling.H1",
                        "item." + RecordTestData.CONTAINER + ".logistics",
                        "item." + RecordTestData.SEIZURE + ".seizure",
                        "item." + RecordTestData.NARRATIVE + ".narrative",
                        "relation." + RecordTestData.FOUND_IN);
        assertThat(pulled.header("Cache-Control")).isEqualTo("no-store");
        assertThat(pulled.header("ETag")).isNull();
        assertThat(pulled.header("Entente-Disclosure")).isNotBlank();
    }

    @Test
    void an_answer_says_until_when_it_may_be_kept_where_a_clause_says_so_and_so_does_its_event() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response limited = partners.hsi().get("/v1/records/" + record.id());
        Response unlimited = partners.hsi("money-laundering").get("/v1/records/" + record.id());
        Response missing = partners.hsi().get("/v1/records/" + RecordId.random());

        assertThat(LocalDate.parse(limited.header("Entente-Keep-Until")))
                .isBetween(
                        LocalDate.now(ZoneOffset.UTC).minusDays(1).plusYears(5),
                        LocalDate.now(ZoneOffset.UTC).plusYears(5));
        assertThat(partners.eventOf(limited).get("obligations").toString())
                .contains("retention")
                .contains("P5Y");
        assertThat(unlimited.statusCode()).isEqualTo(200);
        assertThat(unlimited.header("Entente-Keep-Until")).isNull();
        assertThat(missing.header("Entente-Keep-Until")).isNull();
    }

    @Test
    void the_proof_verifies_with_the_owners_key_and_says_the_same_as_the_payload() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response proof = partners.hsi().accept("application/sd-jwt").get("/v1/records/" + record.id());
        Response payload = partners.hsi().accept("application/json").get("/v1/records/" + record.id());

        assertThat(proof.contentType()).startsWith("application/sd-jwt");
        SdStatement statement = SdStatement.parse(proof.asString());
        statement.verified(
                RecordStatement.TYP,
                stack.keys().register().agency(record.owner()).orElseThrow().recordKeys());
        assertThat(statement.processed()).isEqualTo(payload.asByteArray());
        assertThat(statement.signedPart())
                .as("never signed anew")
                .isEqualTo(com.authlete.sd.SDJWT.parse(proof.asString()).getCredentialJwt());
    }

    @Test
    @Tag("P1")
    void whom_an_owner_means_under_one_agreement_gets_it_under_no_other() {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "full under us-be"));
        RecordTestData elsewhere = RecordTestData.released().to(Map.of("us-hsi", "full under five-parties"));
        partners.release(record);
        partners.release(elsewhere);

        Response missed = partners.hsi().get("/v1/records/" + elsewhere.id());

        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(200);
        assertThat(missed.statusCode()).isEqualTo(404);
        assertThat(partners.eventOf(missed).get("refusal").path("reason").asText())
                .isEqualTo("no-agreement");
    }

    @Test
    @Tag("P1")
    void another_purpose_opens_what_its_own_clause_permits() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response pulled = partners.hsi("money-laundering").get("/v1/records/" + record.id());

        assertThat(StrictJson.read(pulled.asByteArray()).fieldNames())
                .toIterable()
                .contains("item." + RecordTestData.SUSPECT + ".identity")
                .doesNotContain(
                        "item." + RecordTestData.SUSPECT + ".contact",
                        "marking.tlp",
                        "relation." + RecordTestData.BOOKED_BY);
    }

    @Test
    @Tag("P1")
    void a_pointer_names_the_reference_and_whom_to_ask_and_nothing_else() {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.release(record);

        Response pulled = partners.hsi().get("/v1/records/" + record.id());

        assertThat(pulled.asString())
                .isEqualTo("{\"contact\":\"liaison@be-fgp.example\",\"reference\":\"BE-FGP-7K3Q9M\"}");
    }

    @Test
    @Tag("P1")
    void a_pointer_is_proven_by_its_owners_signature_which_leads_to_nothing_else() throws ParseException {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.release(record);

        Response pulled = partners.hsi().accept("application/sd-jwt").get("/v1/records/" + record.id());

        assertThat(pulled.contentType()).isEqualTo("application/sd-jwt");
        assertThat(pulled.asString()).endsWith("~");
        SDJWT proof = SDJWT.parse(pulled.asString());
        assertThat(proof.getDisclosures()).isEmpty();
        String note = proof.getCredentialJwt();
        assertThat(PointerNote.verified(
                        note,
                        stack.keys()
                                .register()
                                .agency(new AgencyId("be-fgp"))
                                .orElseThrow()
                                .recordKeys()))
                .isEqualTo(record.pointer());
        assertThat(JWSObject.parse(note).getHeader().toJSONObject()).containsOnlyKeys("alg", "typ", "kid");
        assertThat(PointerNote.payloadOf(note))
                .isEqualTo(partners.hsi().get("/v1/records/" + record.id()).asString());
    }

    @Test
    void an_amendment_leaves_a_pointer_as_it_was_to_the_byte() {
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.release(record);
        String before = partners.hsi()
                .accept("application/sd-jwt")
                .get("/v1/records/" + record.id())
                .asString();

        partners.release(record.amended().telling("EXERCISE: more of it"));

        assertThat(partners.hsi()
                        .accept("application/sd-jwt")
                        .get("/v1/records/" + record.id())
                        .asString())
                .isEqualTo(before);
    }

    @Test
    void a_request_without_purpose_or_justification_is_refused() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String path = "/v1/records/" + record.id();

        assertThat(partners.hsi("curiosity").get(path).statusCode()).isEqualTo(400);
        assertThat(partners.hsi()
                        .header("Entente-Justification", "twice")
                        .get(path)
                        .statusCode())
                .isEqualTo(400);
        assertThat(io.restassured.RestAssured.given()
                        .auth()
                        .oauth2(stack.issuers().token("US", "us-hsi", "hsi-analyst", "partner-analyst"))
                        .get(path)
                        .asString())
                .contains("/problems/bad-declaration");
    }

    @Test
    @Tag("P7")
    void no_disclosure_opens_a_class_that_was_not_permitted() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        SdStatement proof = SdStatement.parse(partners.hsi()
                .accept("application/sd-jwt")
                .get("/v1/records/" + record.id())
                .asString());

        assertThat(proof.disclosures())
                .extracting(Disclosed::name)
                .noneMatch(name -> name.contains("identity") || name.contains("contact"));
    }

    @Test
    @Tag("P2")
    void a_disclosure_is_on_record_with_its_clause_and_what_it_was_decided_on() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response pulled = partners.hsi().get("/v1/records/" + record.id());

        Map<String, JsonNode> event = partners.eventOf(pulled);
        assertThat(event.get("outcome").textValue()).isEqualTo("disclosed");
        assertThat(event.get("clauses")).hasToString("[\"us-be/1/drug-cases\"]");
        assertThat(event.get("partner").textValue()).isEqualTo("be-fgp");
        assertThat(event.get("justification").textValue()).isEqualTo("EXERCISE-2026-17");
        assertThat(event.get("version").intValue()).isEqualTo(1);
        assertThat(partners.count("disclosure d join decision n on n.id = d.decision"
                        + " join decision_input i on i.hash = cast(n.inputs as json)->>'labels'"
                        + " where d.id = '" + pulled.header("Entente-Disclosure") + "'"))
                .isEqualTo(1);
    }

    @Test
    @Tag("P2")
    void what_cannot_be_recorded_is_not_disclosed() throws SQLException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        Response found;
        Response missed;
        partners.execute("owner", "revoke insert on outbox from gateway_web");
        try {
            found = partners.hsi().get("/v1/records/" + record.id());
            missed = partners.hsi().get("/v1/records/" + RecordId.random());
        } finally {
            partners.execute("owner", "grant insert on outbox to gateway_web");
        }

        assertThat(found.statusCode()).isEqualTo(503);
        assertThat(found.asString()).contains("/problems/unavailable").doesNotContain("item.", "BE-FGP");
        assertThat(missed.statusCode()).isEqualTo(503);
        assertThat(missed.asByteArray()).isEqualTo(found.asByteArray());
        assertThat(found.header("Entente-Disclosure")).isNull();
        assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                .isEqualTo(200);
    }
}
