package io.entente.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.testing.TestStack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** An officer at work: calls the service over HTTP with their own token. */
public final class Desk {
    private static final String REFERRALS = "/v1/referrals";

    private final String token;

    private Desk(String token) {
        this.token = token;
    }

    /** @param roles as the issuer names them */
    public static Desk of(TestStack stack, String agency, String name, String... roles) {
        String jurisdiction = agency.substring(0, 2).toUpperCase(java.util.Locale.ROOT);
        return new Desk(stack.issuers().token(jurisdiction, agency, name, roles));
    }

    public static Desk liaison(TestStack stack, String agency, String name) {
        return of(stack, agency, name, "liaison-officer");
    }

    /** @return the id of a fresh draft */
    public String drafts(JsonNode content) {
        return file(content).then().statusCode(201).extract().path("id");
    }

    /** @return the id of a fresh referral, released */
    public String releases(JsonNode content) {
        String id = drafts(content);
        submit(id).then().statusCode(200);
        release(id).then().statusCode(200);
        return id;
    }

    public Response file(JsonNode content) {
        return file(content.toString());
    }

    public Response file(String body) {
        return calling().contentType("application/json").body(body).post(REFERRALS);
    }

    public Response edit(String id, JsonNode content) {
        return calling()
                .contentType("application/json")
                .body(content.toString())
                .put(REFERRALS + "/" + id);
    }

    public Response submit(String id) {
        return calling().post(REFERRALS + "/" + id + "/submit");
    }

    public Response release(String id) {
        return calling().post(REFERRALS + "/" + id + "/release");
    }

    /** @param read number of the version the officer has read */
    public Response release(String id, int read) {
        return calling().post(REFERRALS + "/" + id + "/release?version=" + read);
    }

    public Response amend(String id, JsonNode content) {
        return calling()
                .contentType("application/json")
                .body(content.toString())
                .post(REFERRALS + "/" + id + "/amend");
    }

    public Response recall(String id) {
        return recall(id, "{\"reason\":\"EXERCISE, a mistake\"}");
    }

    public Response recall(String id, String body) {
        return calling().contentType("application/json").body(body).post(REFERRALS + "/" + id + "/recall");
    }

    public Response close(String id) {
        return calling().post(REFERRALS + "/" + id + "/close");
    }

    public Response read(String id) {
        return calling().get(REFERRALS + "/" + id);
    }

    public Response list(String query) {
        return calling().get(REFERRALS + query);
    }

    public RequestSpecification calling() {
        return given().auth().oauth2(token);
    }
}
