package io.entente.audit.api;

import io.entente.audit.AuditProfile;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.Canaries;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import java.util.List;

@QuarkusTest
@TestProfile(AuditProfile.class)
class CanariesTest extends Canaries {
    @Override
    protected List<String> roles() {
        return List.of("auditor");
    }

    /** An auditor looks for a name on a ground; what services send is poison. */
    @Override
    protected void live(TestStack with) {
        RestAssured.given()
                .auth()
                .oauth2(with.issuers().token("BE", "be-fgp", CANARY, "auditor"))
                .header("Entente-Ground", CANARY)
                .queryParam("officer", CANARY)
                .get("/v1/events")
                .then()
                .statusCode(200);
        poison(with, Address.AUDIT_GATEWAY, Address.AUDIT_CASE);
    }
}
