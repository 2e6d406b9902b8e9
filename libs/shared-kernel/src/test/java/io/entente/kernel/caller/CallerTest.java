package io.entente.kernel.caller;

import com.nimbusds.jwt.JWTClaimsSet;
import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P4")
class CallerTest {
    TestStack stack;

    @Test
    void the_jurisdiction_is_the_issuers() {
        get("/who", officer("BE", "be-fgp"))
                .statusCode(200)
                .body("jurisdiction", equalTo("BE"))
                .body("agency", equalTo("be-fgp"));
        get("/who", officer("US", "us-hsi")).statusCode(200).body("jurisdiction", equalTo("US"));
    }

    @Test
    void no_answer_is_kept_on_its_way_a_good_one_no_more_than_a_bad_one() {
        get("/who", officer("BE", "be-fgp")).statusCode(200).header("Cache-Control", "no-store");
        get("/who/hidden", officer("BE", "be-fgp")).statusCode(404).header("Cache-Control", "no-store");
        get("/nowhere", officer("BE", "be-fgp")).statusCode(404).header("Cache-Control", "no-store");
    }

    @Test
    void an_agency_of_another_jurisdiction_is_refused() {
        get("/who", officer("BE", "us-hsi")).statusCode(403).body("type", problem("forbidden"));
    }

    @Test
    void a_jurisdiction_in_a_claim_changes_nothing() {
        get("/who", stack.issuers().token("BE", person("be-fgp").andThen(claims -> claims.claim("jurisdiction", "US"))))
                .body("jurisdiction", equalTo("BE"));
    }

    @Test
    void a_token_without_agency_or_of_an_unknown_agency_is_refused() {
        get("/who", officer("BE", "be-nobody")).statusCode(403);
        get("/who", stack.issuers().token("BE", claims -> claims.claim("realm_access", roles("liaison-officer"))))
                .statusCode(403);
    }

    @Test
    void no_token_and_every_bad_token_is_answered_401_as_a_problem() {
        Instant now = Instant.now();
        given().get("/who")
                .then()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("type", problem("unauthenticated"));
        refused("not a token", "nonsense");
        refused("claims BE, signed by US", stack.issuers().token("BE", "US", person("be-fgp")));
        refused(
                "expired",
                stack.issuers()
                        .token(
                                "BE",
                                person("be-fgp")
                                        .andThen(claims -> claims.expirationTime(Date.from(now.minusSeconds(120))))));
        refused(
                "another audience",
                stack.issuers().token("BE", person("be-fgp").andThen(claims -> claims.audience("elsewhere"))));
        refused(
                "an issuer nobody configured",
                stack.issuers()
                        .token(
                                "BE",
                                person("be-fgp").andThen(claims -> claims.issuer("http://127.0.0.1:9/realms/be"))));
        refused("alg none", unsigned());
    }

    @Test
    void another_role_is_answered_403_and_a_forgotten_rule_denies_everybody() {
        get("/who", stack.issuers().token("BE", "be-fgp", "a.auditor", "auditor"))
                .statusCode(403)
                .body("type", problem("forbidden"));
        get("/who/forgotten", officer("BE", "be-fgp")).statusCode(403);
    }

    @Test
    void a_systems_token_without_its_certificate_is_refused() {
        refused("bound to no certificate", stack.issuers().token("US", "us-hsi", "us-hsi-system", "partner-system"));
        refused(
                "bound to a certificate that the connection does not show",
                stack.issuers().token("US", person("us-hsi").andThen(claims -> claims.claim(
                                "cnf", Map.of("x5t#S256", "A".repeat(43)))
                        .claim("realm_access", roles("partner-system")))));
    }

    @Test
    void a_persons_token_that_names_a_certificate_is_bound_too() {
        refused(
                "a person's",
                stack.issuers()
                        .token(
                                "BE",
                                person("be-fgp")
                                        .andThen(claims -> claims.claim("cnf", Map.of("x5t#S256", "A".repeat(43))))));
        refused(
                "a binding we do not know",
                stack.issuers()
                        .token("BE", person("be-fgp").andThen(claims -> claims.claim("cnf", Map.of("jkt", "x")))));
    }

    @Test
    void one_person_has_one_pseudonym_and_two_have_two() {
        String first = get("/who", officer("BE", "be-fgp")).extract().path("pseudonym");
        get("/who", officer("BE", "be-fgp")).body("pseudonym", equalTo(first));
        get("/who", stack.issuers().token("BE", "be-fgp", "b.officer", "liaison-officer"))
                .body("pseudonym", not(equalTo(first)));
    }

    @Test
    void bad_input_is_a_problem_that_says_where_and_never_repeats_it() {
        post("{\"number\":\"SECRET\",\"mark\":\"a\",\"count\":1}")
                .statusCode(400)
                .body("type", problem("malformed"))
                .body("faults[0].path", equalTo("$.number"))
                .body(not(containsString("SECRET")));
        post("{\"SECRET\":1}").statusCode(400).body(not(containsString("SECRET")));
        post("{\"count\":1,\"count\":2}").statusCode(400).body("type", problem("malformed"));
        post("{\"count\":\"SECRET\"}")
                .statusCode(400)
                .body("faults[0].path", equalTo("$.count"))
                .body(not(containsString("SECRET")));
        post("{").statusCode(400).body("type", problem("malformed"));
        post("{\"number\":\"CSQU3054383\",\"mark\":\"SECRET\",\"count\":1}")
                .statusCode(422)
                .body("type", problem("invalid"))
                .body("faults[0].path", equalTo("box.mark"))
                .body(not(containsString("SECRET")));
    }

    @Test
    void the_frameworks_own_failures_have_the_same_form() {
        String token = officer("BE", "be-fgp");
        get("/nowhere", token).statusCode(404).body("type", problem("not-found"));
        get("/who/hidden", token).statusCode(404).body("type", problem("not-found"));
        get("/who/number?n=x", token).statusCode(404).body("type", problem("not-found"));
        get("/who/broken", token)
                .statusCode(500)
                .body("type", problem("internal"))
                .body(not(containsString("secret")));
        given().auth().oauth2(token).delete("/who").then().statusCode(405).body("type", problem("method-not-allowed"));
        given().auth()
                .oauth2(token)
                .contentType("text/plain")
                .body("x")
                .post("/who/box")
                .then()
                .statusCode(415)
                .body("type", problem("unsupported-media-type"));
        given().auth()
                .oauth2(token)
                .accept("image/png")
                .get("/who")
                .then()
                .statusCode(406)
                .body("type", problem("not-acceptable"));
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"mark\":\"" + "x".repeat(1_100_000) + "\"}")
                .post("/who/box")
                .then()
                .statusCode(413)
                .body("type", problem("too-large"));
    }

    private void refused(String why, String token) {
        given().auth()
                .oauth2(token)
                .get("/who")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("type", problem("unauthenticated"));
    }

    private ValidatableResponse get(String path, String token) {
        return given().auth().oauth2(token).get(path).then().log().ifValidationFails();
    }

    private ValidatableResponse post(String body) {
        return given().auth()
                .oauth2(officer("BE", "be-fgp"))
                .contentType("application/json")
                .body(body)
                .post("/who/box")
                .then()
                .log()
                .ifValidationFails()
                .contentType(startsWith("application/problem+json"));
    }

    private String officer(String jurisdiction, String agency) {
        return stack.issuers().token(jurisdiction, agency, "an.officer", "liaison-officer");
    }

    private static Consumer<JWTClaimsSet.Builder> person(String agency) {
        return claims -> claims.claim("agency", agency)
                .claim("preferred_username", "an.officer")
                .claim("realm_access", roles("liaison-officer"));
    }

    private static Map<String, Object> roles(String... roles) {
        return Map.of("roles", List.of(roles));
    }

    private String unsigned() {
        String[] parts = officer("BE", "be-fgp").split("\\.");
        String header = Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes());
        return header + "." + parts[1] + ".";
    }

    private static org.hamcrest.Matcher<String> problem(String slug) {
        return equalTo("https://entente.example/problems/" + slug);
    }
}
