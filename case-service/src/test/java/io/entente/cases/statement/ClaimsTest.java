package io.entente.cases.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.entente.cases.item.Content;
import io.entente.cases.item.Item;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.key.LocalSigner;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.Disclosed;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.entente.cases.item.ContentTestData.CONTAINER;
import static io.entente.cases.item.ContentTestData.PERSON;
import static io.entente.cases.item.ContentTestData.RELATION;
import static io.entente.cases.item.ContentTestData.SEIZURE;
import static io.entente.cases.item.ContentTestData.content;
import static io.entente.cases.item.ContentTestData.json;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;

class ClaimsTest {
    private static final Reference REFERENCE = new Reference("BE-FGP-7K3Q9M");

    @Test
    void a_referral_makes_one_claim_of_each_part_that_can_be_withheld() {
        Map<String, JsonNode> claims = claims(whole());

        assertThat(claims)
                .containsKeys(
                        "type",
                        "purposes",
                        "reference",
                        "marking.tlp",
                        "marking.classification",
                        "marking.handling.H1",
                        "marking.handling.H2",
                        "marking.control.LES",
                        "marking.rel-to.US",
                        "use-restriction.no-capital-proceedings",
                        "item." + CONTAINER + ".logistics",
                        "item." + SEIZURE + ".seizure",
                        "item." + PERSON + ".identity",
                        "item." + PERSON + ".contact",
                        "item." + PERSON + ".financial",
                        "evaluation",
                        "external-reference.1",
                        "external-reference.2",
                        "authorisation",
                        "relation." + RELATION)
                .hasSize(10 + 4 + 16 + 1);
    }

    @Test
    void claims_hold_what_was_filed() {
        Map<String, JsonNode> claims = claims(whole());

        assertThat(claims.get("type").textValue()).isEqualTo("seizure");
        assertThat(claims.get("reference").textValue()).isEqualTo(REFERENCE.value());
        assertThat(claims.get("marking.handling.H1").booleanValue()).isTrue();
        // As text: a whole number that was read is another node than one that was made, and prints the same.
        assertThat(claims.get("item." + CONTAINER + ".logistics"))
                .hasToString("{\"kind\":\"container\",\"number\":\"CSQU3054383\",\"sizeType\":\"45R1\","
                        + "\"seal\":\"EC123456\",\"otherSeals\":[\"SGS-0099\"],\"declaredSeal\":\"EC123458\","
                        + "\"declaredGoods\":\"bananas\",\"grossKilograms\":27450.5,\"billOfLading\":\"EXER0012345\","
                        + "\"terminal\":\"quay 869\"}");
        assertThat(claims.get("evaluation"))
                .isEqualTo(json("{\"scheme\":\"4x4\",\"source\":\"B\",\"information\":\"2\"}"));
        assertThat(claims.get("external-reference.2"))
                .isEqualTo(json("{\"scheme\":\"us-case\",\"value\":\"EX-26-0001\"}"));
        assertThat(claims.get("authorisation").path("magistrate").textValue()).isEqualTo("Exercise Magistrate");
        assertThat(claims.get("relation." + RELATION))
                .isEqualTo(json("{\"from\":\"" + SEIZURE + "\",\"to\":\"" + CONTAINER + "\",\"kind\":\"found-in\"}"));
    }

    @Test
    void a_request_claims_how_soon_an_answer_is_needed_if_it_says_so() {
        ObjectNode request = whole().put("type", "assistance-request");

        assertThat(claims(request)).doesNotContainKey("urgency");
        assertThat(claims(request.put("urgency", "urgent-direct"))
                        .get("urgency")
                        .textValue())
                .isEqualTo("urgent-direct");
        assertThat(ClaimName.classOf("urgency")).contains(FieldClass.TYPE);
    }

    @Test
    void h3_is_claimed_with_its_text() {
        ObjectNode content = whole();
        content.set("markings", json("{\"tlp\":\"red\",\"handling\":[\"H3\"],\"handlingText\":\"ask first\"}"));

        assertThat(claims(content).get("marking.handling.H3").textValue()).isEqualTo("ask first");
    }

    @Test
    @Tag("P1")
    void every_claim_has_the_field_class_of_its_content() {
        Content content = content(whole());
        Map<String, JsonNode> claims = claims(whole());

        assertThat(claims.keySet())
                .filteredOn(name -> !ClaimName.isRelation(name))
                .allSatisfy(name -> assertThat(ClaimName.classOf(name)).as(name).isPresent());
        for (Item item : content.items())
            for (FieldClass fieldClass : item.classes())
                assertThat(ClaimName.classOf(ClaimName.item(item.id().value(), fieldClass)))
                        .contains(fieldClass);
    }

    @Test
    void no_content_that_can_be_filed_makes_more_claims_than_a_statement_holds() {
        ObjectNode largest = whole();
        assertThat(content(whole()).items())
                .as("no kind has more classes than a person")
                .allMatch(item -> item.classes().size() <= 3);
        var items = largest.putArray("items");
        for (int n = 0; n < 200; n++)
            items.add(json(
                    "{\"id\":\"" + id(n) + "\",\"kind\":\"person\",\"name\":\"Exercise\",\"phone\":\"+32 2 000 0000\","
                            + "\"category\":\"contact\",\"accounts\":[{\"number\":\"1\"}]}"));
        var references = largest.putArray("externalReferences");
        for (int n = 0; n < 50; n++) references.add(json("{\"scheme\":\"other\",\"value\":\"" + n + "\"}"));
        var relations = largest.putArray("relations");
        for (int n = 0; n < 400; n++)
            relations.add(json("{\"from\":\"" + id(n / 2) + "\",\"to\":\"" + id(0) + "\",\"kind\":\"knows\"}"));
        var relTo = ((ObjectNode) largest.path("markings")).putArray("relTo");
        for (int n = 0; n < 50; n++) relTo.add("" + (char) ('A' + n / 26) + (char) ('A' + n % 26));

        assertThat(claims(largest)).hasSizeGreaterThan(200 * 3 + 400 + 50 + 50).hasSizeLessThan(2048);
    }

    private static String id(int n) {
        return String.format("10000000-0000-4000-8000-%012d", n);
    }

    @Test
    void what_the_agency_says_to_itself_is_no_claim() {
        ObjectNode content = whole().put("secondOfficer", true).put("reviewBy", "2027-01-02");

        assertThat(claims(content)).hasSameSizeAs(claims(whole()));
        assertThat(claims(content).toString()).doesNotContain("2027-01-02");
    }

    @Test
    void recipients_are_no_claim() {
        assertThat(claims(whole()).toString()).doesNotContain("us-hsi").doesNotContain("eu-europol");
    }

    @Test
    void what_is_signed_opens_to_what_was_filed() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        List<Claim> claims = Claims.of(content(whole()), REFERENCE);

        SdStatement statement = RecordStatement.issue(
                new AgencyId("be-fgp"),
                RecordId.random(),
                UUID.randomUUID(),
                Instant.now(),
                claims,
                new LocalSigner(key));
        SdStatement arrived = SdStatement.parse(statement.compact());
        arrived.verified(RecordStatement.TYP, List.of(key.toPublicJWK()));

        assertThat(arrived.disclosures())
                .extracting(Disclosed::name)
                .containsExactlyElementsOf(claims.stream().map(Claim::name).toList());
        for (int i = 0; i < claims.size(); i++)
            assertThat(CanonicalJson.hash(arrived.disclosures().get(i).value()))
                    .as(claims.get(i).name())
                    .isEqualTo(CanonicalJson.hash(claims.get(i).value()));
    }

    private static Map<String, JsonNode> claims(ObjectNode content) {
        Map<String, JsonNode> claims = new LinkedHashMap<>();
        Claims.of(content(content), REFERENCE).forEach(claim -> claims.put(claim.name(), claim.value()));
        return claims;
    }
}
