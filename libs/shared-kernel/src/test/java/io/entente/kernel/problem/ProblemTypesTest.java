package io.entente.kernel.problem;

import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.ProblemPage;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;

/** The problems of every service: listed, and each seen. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class ProblemTypesTest {
    private static final Path MODULE = Path.of("libs", "shared-kernel");
    private static final String SECTION = "Every service";
    /** Raised by features that have tests of their own for them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "precondition-required",
            "precondition-failed",
            "idempotency-key-reused",
            "idempotency-key-in-progress",
            "answer-erased",
            "quota-exceeded");

    TestStack stack;

    private final Map<String, Supplier<Response>> raised = new TreeMap<>(Map.ofEntries(
            Map.entry("malformed", () -> box("{")),
            Map.entry("unauthenticated", () -> RestAssured.get("/who")),
            Map.entry("forbidden", () -> as("auditor").get("/who")),
            Map.entry("not-found", () -> officer().get("/who/hidden")),
            Map.entry("method-not-allowed", () -> officer().delete("/who")),
            Map.entry("not-acceptable", () -> officer().accept("image/png").get("/who")),
            Map.entry("too-large", () -> box("{\"mark\":\"" + "x".repeat(1_100_000) + "\"}")),
            Map.entry(
                    "unsupported-media-type",
                    () -> officer().contentType("text/plain").body("x").post("/who/box")),
            Map.entry("invalid", () -> box("{\"number\":\"CSQU3054383\",\"mark\":\"too long\",\"count\":1}")),
            Map.entry("refused", () -> officer().get("/who/gone")),
            Map.entry("internal", () -> officer().get("/who/broken")),
            Map.entry("unavailable", () -> officer().get("/who/away"))));

    @Test
    void the_page_lists_what_the_kernel_can_raise_with_its_status() {
        Map<String, String> page = ProblemPage.section(SECTION);
        Map<String, String> code = ProblemPage.named(MODULE);
        assertThat(page.keySet()).containsExactlyInAnyOrderElementsOf(code.keySet());
        code.remove("refused");
        code.forEach((name, status) -> {
            if (status.matches("\\d+")) assertThat(page.get(name)).as(name).isEqualTo(status);
        });
        assertThat(ProblemPage.unnamed(MODULE))
                .as("problems whose name a test cannot read")
                .isZero();
    }

    @Test
    void each_is_raised() {
        Map<String, String> page = ProblemPage.section(SECTION);
        page.keySet().removeAll(ELSEWHERE);
        assertThat(raised.keySet()).containsExactlyInAnyOrderElementsOf(page.keySet());
        raised.forEach((name, request) -> {
            Response answer = request.get();
            assertThat(answer.contentType()).as(name).startsWith(Problem.MEDIA_TYPE);
            assertThat(answer.jsonPath().getString("type")).isEqualTo("https://entente.example/problems/" + name);
            assertThat(answer.jsonPath().getInt("status")).as(name).isEqualTo(answer.statusCode());
            assertThat(page.get(name)).as(name).isIn(String.valueOf(answer.statusCode()), "other 4xx");
        });
    }

    private Response box(String body) {
        return officer().contentType("application/json").body(body).post("/who/box");
    }

    private RequestSpecification officer() {
        return as("liaison-officer");
    }

    private RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(stack.issuers().token("BE", "be-fgp", "an.officer", role));
    }
}
