package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Canaries;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import java.util.List;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class CanariesTest extends Canaries {
    @Override
    protected List<String> roles() {
        return List.of("partner-analyst", "agreement-signatory", "auditor");
    }

    /** An analyst reads the feed and pulls; what an owner sends is poison. */
    @Override
    protected void live(TestStack with) {
        RecordTestData record = RecordTestData.released();
        new Partners(with).release(record);
        asking(with).get("/v1/feed").then().statusCode(200);
        asking(with).get("/v1/records/" + record.id()).then().statusCode(200);
        asking(with)
                .contentType("application/json")
                .body("{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],"
                        + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"" + CANARY + "\",\"conditions\":[\"" + CANARY
                        + "\"]}")
                .post("/v1/records/" + record.id() + "/consents")
                .then()
                .statusCode(201);
        asking(with).get("/v1/consents").then().statusCode(200);
        asking(with).get("/v1/consents/" + CANARY).then().statusCode(404);
        asking(with).get("/v1/records/" + CANARY).then().statusCode(404);
        poison(with, Address.RECORD_RELEASED, Address.RECORD_RECALLED, Address.CONSENT_ANSWERED);
    }

    private static RequestSpecification asking(TestStack with) {
        return RestAssured.given()
                .auth()
                .oauth2(with.issuers().token("US", "us-hsi", CANARY, "partner-analyst"))
                .header("Entente-Purpose", "drug-trafficking")
                .header("Entente-Justification", CANARY)
                .header("Entente-On-Behalf-Of", CANARY);
    }
}
