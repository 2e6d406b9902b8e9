package io.entente.gateway.worlds;

import io.entente.gateway.Partners;
import io.entente.kernel.testing.TestStack;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import java.util.Locale;

/** An agency that asks, in every role that is let in somewhere. */
record Asker(TestStack stack, String agency, String purpose) {
    static final String PROOF = "application/sd-jwt";

    RequestSpecification analyst() {
        return new Partners(stack).analyst(side(), agency, purpose);
    }

    Response pull(Object record) {
        return analyst().get("/v1/records/" + record);
    }

    Response pullProof(Object record) {
        return analyst().accept(PROOF).get("/v1/records/" + record);
    }

    Response post(String path, String json) {
        return posting(analyst(), path, json);
    }

    RequestSpecification auditor() {
        return as("auditor").header("Entente-Ground", "EXERCISE yearly check");
    }

    RequestSpecification signatory() {
        return as("agreement-signatory");
    }

    static Response posting(RequestSpecification asker, String path, String json) {
        return asker.contentType("application/json").body(json).post(path);
    }

    String side() {
        return agency.substring(0, 2).toUpperCase(Locale.ROOT);
    }

    private RequestSpecification as(String role) {
        return RestAssured.given().auth().oauth2(stack.issuers().token(side(), agency, agency + "-" + role, role));
    }
}
