package io.entente.audit.api;

import io.entente.audit.AuditProfile;
import io.entente.kernel.testing.TokenAttacks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import java.util.List;

@QuarkusTest
@TestProfile(AuditProfile.class)
class TokenAttacksTest extends TokenAttacks {
    @Override
    protected List<String> roles() {
        return List.of("auditor");
    }

    @Override
    protected RequestSpecification ready(RequestSpecification request) {
        return request.header("Entente-Ground", "EXERCISE yearly check");
    }
}
