package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A draft is worded by whoever posts it: each one asks a question about records that its author does not see. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
@Tag("P7")
class DraftOfAPartnerTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void no_draft_tells_a_partner_the_type_of_what_it_was_only_pointed_to() throws IOException {
        RecordTestData pointed = RecordTestData.released().to(Map.of("us-hsi", "pointer"));
        partners.release(pointed);
        String disclosure = pulled(pointed, "drug-trafficking");

        for (String type : List.of("seizure", "intelligence")) {
            JsonNode told = underDraft(
                    "US",
                    "us-dea",
                    agreement().replace("\"types\": [\"seizure\", \"intelligence\"]", "\"types\": [\"" + type + "\"]"));
            assertThat(told.path("changes").toString()).as(type).doesNotContain(disclosure);
        }
    }

    @Test
    void no_draft_tells_a_partner_the_marking_that_stayed_behind() throws IOException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        String disclosure = pulled(record, "money-laundering");

        for (String ceiling : List.of("clear", "green", "amber")) {
            String draft = agreement().replace("\"tlp\": \"amber\"", "\"tlp\": \"" + ceiling + "\"");
            assertThat(underDraft("US", "us-dea", draft).path("changes").toString())
                    .as(ceiling)
                    .doesNotContain(disclosure);
        }
        // Its owner's side has to know.
        assertThat(underDraft("BE", "be-customs", agreement().replace("\"tlp\": \"amber\"", "\"tlp\": \"clear\""))
                        .path("changes")
                        .toString())
                .contains(disclosure);
    }

    private String pulled(RecordTestData record, String purpose) {
        Response answer = partners.hsi(purpose).get("/v1/records/" + record.id());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.header("Entente-Disclosure");
    }

    private JsonNode underDraft(String jurisdiction, String agency, String draft) {
        Response answer = RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token(jurisdiction, agency, agency + ".auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .contentType("application/json")
                .body(draft)
                .post("/v1/replays?last=1000");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return StrictJson.read(answer.asByteArray());
    }

    private static String agreement() throws IOException {
        return Files.readString(Path.of("src/test/resources/agreements/us-be.json"));
    }
}
