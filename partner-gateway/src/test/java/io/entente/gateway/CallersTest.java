package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P4")
class CallersTest {
    TestStack stack;

    @Test
    void nobody_gets_anywhere_without_a_token() {
        everywhere("").forEach(response -> assertThat(response.statusCode()).isEqualTo(401));
    }

    @Test
    void a_token_that_names_one_issuer_and_is_signed_by_another_is_refused() {
        String forged = stack.issuers().token("BE", "US", claims -> claims.claim("agency", "be-fgp")
                .claim("realm_access", Map.of("roles", List.of("partner-analyst"))));

        everywhere(forged).forEach(response -> assertThat(response.statusCode()).isEqualTo(401));
    }

    @Test
    void an_agency_of_another_jurisdiction_is_refused() {
        String claimsTooMuch = stack.issuers().token("BE", "us-hsi", "impostor", "partner-analyst");

        everywhere(claimsTooMuch)
                .forEach(response -> assertThat(response.statusCode()).isEqualTo(403));
    }

    @Test
    void a_right_token_with_a_wrong_role_is_refused() {
        String officer = stack.issuers().token("US", "us-hsi", "officer", "liaison-officer", "auditor");

        everywhere(officer).forEach(response -> {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.contentType()).startsWith("application/problem+json");
        });
    }

    @Test
    void a_systems_token_without_its_certificate_is_refused() {
        String unbound = stack.issuers().token("US", "us-hsi", "hsi-system", "partner-system");
        String bound = stack.issuers().token("US", claims -> claims.claim("agency", "us-hsi")
                .claim("realm_access", Map.of("roles", List.of("partner-system")))
                .claim("cnf", Map.of("x5t#S256", "A".repeat(43))));

        everywhere(unbound)
                .forEach(response -> assertThat(response.statusCode()).isEqualTo(401));
        everywhere(bound).forEach(response -> assertThat(response.statusCode()).isEqualTo(401));
    }

    private static Stream<Response> everywhere(String token) {
        String record = "/v1/records/" + RecordId.random();
        return Stream.of(
                asking(token).get("/v1/feed"),
                asking(token).get(record),
                asking(token)
                        .contentType("application/json")
                        .body("{\"answer\":\"accept\"}")
                        .post(record + "/responses"));
    }

    private static io.restassured.specification.RequestSpecification asking(String token) {
        var request = RestAssured.given()
                .header("Entente-Purpose", "drug-trafficking")
                .header("Entente-Justification", "EXERCISE");
        return token.isEmpty() ? request : request.auth().oauth2(token);
    }
}
