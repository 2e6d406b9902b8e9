package io.entente.gateway.api;

import io.entente.gateway.GatewayProfile;
import io.entente.kernel.testing.TokenAttacks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import java.util.List;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class TokenAttacksTest extends TokenAttacks {
    @Override
    protected List<String> roles() {
        return List.of("partner-analyst", "agreement-signatory", "auditor");
    }

    @Override
    protected RequestSpecification ready(RequestSpecification request) {
        return request.header("Entente-Purpose", "drug-trafficking").header("Entente-Justification", "EXERCISE");
    }
}
