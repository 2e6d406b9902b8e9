package io.entente.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.testing.TestStack;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** An officer at work: calls the service over HTTP with their own token. */
public final class Desk {
    private static final String REFERRALS = "/v1/referrals";

    private final String token;
    private final Map<String, String> headers;

    private Desk(String token, Map<String, String> headers) {
        this.token = token;
        this.headers = headers;
    }

    /** @param roles as the issuer names them */
    public static Desk of(TestStack stack, String agency, String name, String... roles) {
        return new Desk(stack.issuers().token(jurisdiction(agency), agency, name, roles), Map.of());
    }

    /** @param unit null for an officer without one */
    public static Desk inUnit(TestStack stack, String agency, @Nullable String unit, String name, String... roles) {
        return known(stack, agency, unit, name, name, roles);
    }

    /** @param who the person, as the issuer tells people apart, whatever the account is called */
    public static Desk known(
            TestStack stack, String agency, @Nullable String unit, String who, String name, String... roles) {
        String token = stack.issuers().token(jurisdiction(agency), claims -> claims.claim("agency", agency)
                .claim("preferred_username", name)
                .subject(UUID.nameUUIDFromBytes(who.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .claim("unit", unit)
                .claim("realm_access", Map.of("roles", List.of(roles))));
        return new Desk(token, Map.of());
    }

    private static String jurisdiction(String agency) {
        return agency.substring(0, 2).toUpperCase(Locale.ROOT);
    }

    /** The same officer, whose requests carry one header more. */
    public Desk sending(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Desk(token, more);
    }

    public Desk keyed(String key) {
        return sending("Idempotency-Key", key);
    }

    /** @param etag of the state that the officer has read */
    public Desk expecting(String etag) {
        return sending("If-Match", etag);
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

    /** Whatever it has become, unless the officer is {@link #expecting} something. */
    public Response edit(String id, JsonNode content) {
        return anyway().contentType("application/json").body(content.toString()).put(REFERRALS + "/" + id);
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

    /** Finds that it may be kept. */
    public Response review(String id, LocalDate reviewBy) {
        return review(
                id, "{\"outcome\":\"kept\",\"reviewBy\":\"" + reviewBy + "\",\"reason\":\"EXERCISE, still needed\"}");
    }

    public Response review(String id, String body) {
        return calling().contentType("application/json").body(body).post(REFERRALS + "/" + id + "/reviews");
    }

    /** @param query such as {@code ?limit=2} */
    public Response reviews(String id, String query) {
        return calling().get(REFERRALS + "/" + id + "/reviews" + query);
    }

    /** @param ground such as {@code order} */
    public Response erase(String id, String ground) {
        return calling()
                .contentType("application/json")
                .body("{\"ground\":\"" + ground + "\"}")
                .post(REFERRALS + "/" + id + "/erasure");
    }

    public Response delete(String id) {
        return anyway().delete(REFERRALS + "/" + id);
    }

    public Response handOver(String id, String unit, String assignee) {
        return handOver(id, "{\"unit\":\"" + unit + "\",\"assignee\":\"" + assignee + "\"}");
    }

    public Response handOver(String id, String body) {
        return calling().contentType("application/json").body(body).post(REFERRALS + "/" + id + "/hand-over");
    }

    /** @param body such as {@code {"readers":"agency"}} */
    public Response letRead(String id, String body) {
        return anyway().contentType("application/json").body(body).put(REFERRALS + "/" + id + "/readers");
    }

    public Response versions(String id) {
        return calling().get(REFERRALS + "/" + id + "/versions");
    }

    public Response version(String id, int number) {
        return calling().get(REFERRALS + "/" + id + "/versions/" + number);
    }

    public Response history(String id) {
        return calling().get(REFERRALS + "/" + id + "/history");
    }

    public Response read(String id) {
        return calling().get(REFERRALS + "/" + id);
    }

    public Response list(String query) {
        return calling().get(REFERRALS + query);
    }

    /** @param query such as {@code ?limit=2}, or nothing */
    public Response notices(String id, String query) {
        return calling().get("/v1/referrals/" + id + "/notices" + query);
    }

    public Response consents(String query) {
        return calling().get("/v1/consents" + query);
    }

    public Response consent(String id) {
        return calling().get("/v1/consents/" + id);
    }

    /** @param body such as {@code {"answer":"grant"}} */
    public Response answer(String consent, String body) {
        return calling().contentType("application/json").body(body).post("/v1/consents/" + consent + "/answer");
    }

    public Response revoke(String consent) {
        return calling().post("/v1/consents/" + consent + "/revocation");
    }

    public RequestSpecification calling() {
        return given().auth().oauth2(token).headers(headers);
    }

    private RequestSpecification anyway() {
        return headers.containsKey("If-Match") ? calling() : calling().header("If-Match", "*");
    }
}
