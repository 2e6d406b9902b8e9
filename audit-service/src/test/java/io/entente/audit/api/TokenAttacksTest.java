package io.entente.audit.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.audit.AuditProfile;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.TokenAttacks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static org.awaitility.Awaitility.await;

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

    /** Nobody else takes them. */
    @Override
    protected void forgetTold() {}

    /** This service takes its own events: its auditors find them. */
    @Override
    protected void awaitTold(List<Endpoint> awaited, int status, Instant since) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode found = ready(RestAssured.given())
                    .auth()
                    .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                    .queryParam("type", "call.refused")
                    .queryParam("from", since.toString())
                    .queryParam("limit", 100)
                    .get("/v1/events")
                    .as(JsonNode.class)
                    .path("events");
            return awaited.stream()
                    .allMatch(door -> found.findValues("call").stream().anyMatch(call -> isAt(door, call, status)));
        });
    }
}
