package io.entente.audit.api;

import io.entente.audit.AuditProfile;
import io.entente.kernel.testing.ProblemPage;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The problems of audit-service alone: listed, and each seen. */
@QuarkusTest
@TestProfile(AuditProfile.class)
class ProblemTypesTest {
    private static final Path MODULE = Path.of("audit-service");

    TestStack stack;

    @Test
    void the_page_lists_what_the_service_can_raise_with_its_status() {
        assertThat(ProblemPage.section("audit-service"))
                .as("docs/problems.md, section of this service, and the problems that its code names")
                .containsExactlyInAnyOrderEntriesOf(ProblemPage.named(MODULE));
        assertThat(ProblemPage.unnamed(MODULE))
                .as("problems whose name is no literal in Problem.of, so that no test can read it")
                .isZero();
    }

    @Test
    void each_is_raised() {
        assertThat(ProblemPage.section("audit-service")).isEqualTo(Map.of("ground-required", "400"));
        Response answer = RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .get("/v1/events");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("https://entente.example/problems/ground-required");
    }
}
