package io.entente.kernel.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.SeenEvents.Seen;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/**
 * Every endpoint that the service describes, under every token that nobody should get in with: 401 or 403 in the right
 * form, and nothing worse.
 */
@Tag("P4")
public abstract class TokenAttacks {
    /** Roles of the house; a subclass names those that open something here. */
    private static final List<String> ROLES = List.of(
            "liaison-officer",
            "release-supervisor",
            "partner-analyst",
            "partner-system",
            "agreement-signatory",
            "auditor",
            "supervisor");

    /** Well below how many refusals of one side are told one by one within a second; the rest are counted. */
    private static final int TOLD_A_SECOND = 10;

    private static final int AT_ONCE = 8;

    protected TestStack stack;
    private List<Endpoint> endpoints = List.of();

    /** The roles of people that open something in this service. */
    protected abstract List<String> roles();

    /** Adds what a good request needs beside its token. */
    protected RequestSpecification ready(RequestSpecification request) {
        return request;
    }

    @Test
    void a_good_token_is_let_in_everywhere_so_that_what_follows_is_the_tokens_fault() {
        each(bearer(good()), (endpoint, answer, softly) -> softly.assertThat(answer.statusCode())
                .as("%s", endpoint)
                .isNotIn(401, 403)
                .isLessThan(500));
    }

    @Test
    void nobody_gets_in_without_a_token() {
        unauthenticated("none", request -> request);
        unauthenticated("empty", request -> request.header("Authorization", ""));
        unauthenticated("no token", request -> request.header("Authorization", "Bearer"));
        unauthenticated("another scheme", request -> request.header("Authorization", "Basic dXNlcjpwYXNz"));
    }

    @Test
    void nobody_gets_in_with_garbage() {
        String[] parts = good().split("\\.");
        for (String garbage : List.of(
                "garbage",
                "a.b.c",
                "..",
                "e30.e30.e30",
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + parts[2] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + "A".repeat(86),
                "[" + parts[0] + "]." + parts[1] + "." + parts[2],
                base64("{\"alg\":\"ES256\",\"kid\":" + "[".repeat(2000) + "}") + "." + parts[1] + "." + parts[2],
                "A".repeat(9_000))) unauthenticated("garbage", bearer(garbage));
    }

    @Test
    void a_token_outside_its_time_is_refused() {
        Instant now = Instant.now();
        changed("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(120))));
        changed("not yet valid", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600))));
        changed("without an end", claims -> claims.expirationTime(null));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        changed("issuer unknown", claims -> claims.issuer("http://127.0.0.1:9/realms/be"));
        changed("issuer almost ours", claims -> claims.issuer(stack.issuers().issuer("BE") + "/"));
        changed("no issuer", claims -> claims.issuer(null));
        changed("audience", claims -> claims.audience("elsewhere"));
        changed("no audience", claims -> claims.audience((String) null));
        changed("nobody", claims -> claims.subject(null));
    }

    @Test
    void a_token_signed_with_another_key_is_refused() {
        unauthenticated("another issuer's key", bearer(stack.issuers().token("BE", "US", person())));
        ECKey thief = StubIssuers.fresh();
        unauthenticated(
                "a key of nobody's under a known id", bearer(stack.issuers().forged("BE", Map.of(), thief, person())));
    }

    @Test
    void an_unknown_key_id_is_refused_and_does_not_send_us_to_the_issuer_again_and_again() {
        int before = stack.issuers().fetches("BE");
        long start = System.nanoTime();
        unauthenticated(
                "unknown key id",
                bearer(stack.issuers()
                        .forged("BE", Map.of("kid", UUID.randomUUID().toString()), StubIssuers.fresh(), person())));

        long most = Duration.ofNanos(System.nanoTime() - start).dividedBy(Duration.ofMillis(200)) + 4;
        assertThat(stack.issuers().fetches("BE") - before)
                .as("fetches, of which five a second are allowed")
                .isLessThanOrEqualTo((int) most);
        each(bearer(good()), (endpoint, answer, softly) -> softly.assertThat(answer.statusCode())
                .as("%s: the good one still gets in", endpoint)
                .isNotEqualTo(401));
    }

    @Test
    void a_token_without_a_signature_or_with_the_public_key_as_secret_is_refused() {
        for (String none : List.of("none", "None", "NONE", "nOnE")) unauthenticated(none, unsigned(none, ""));
        unauthenticated("none, with something in its signature's place", unsigned("none", "AA"));
        stack.issuers().signedWithPublicKey("BE", person()).forEach(token -> unauthenticated("HS256", bearer(token)));
    }

    @Test
    void a_key_that_the_token_brings_along_is_not_looked_at() throws IOException {
        ECKey thief = StubIssuers.fresh();
        try (ServerSocket elsewhere = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/keys";
            Map<String, Object> key = thief.toPublicJWK().toJSONObject();
            for (Map<String, Object> header : List.<Map<String, Object>>of(
                    Map.of("jwk", key),
                    Map.of("jwk", key, "kid", thief.getKeyID()),
                    Map.of("x5c", StubIssuers.chain(thief)),
                    Map.of("x5c", StubIssuers.chain(thief), "kid", thief.getKeyID()),
                    Map.of("jku", address),
                    Map.of("jku", address, "kid", thief.getKeyID()),
                    Map.of("x5u", address),
                    Map.of("x5u", address, "kid", thief.getKeyID()),
                    Map.of("kid", address),
                    Map.of("kid", "../../../../etc/passwd"),
                    Map.of("kid", "' or '1'='1")))
                unauthenticated(
                        "brings " + header.keySet(), bearer(stack.issuers().forged("BE", header, thief, person())));
            elsewhere.setSoTimeout(200);
            org.assertj.core.api.Assertions.assertThatThrownBy(elsewhere::accept)
                    .as("nobody called")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_token_for_another_use_is_refused() {
        changed(
                "an ID token",
                claims -> claims.claim("typ", "ID").claim("azp", "entente").claim("nonce", "n"));
        changed("an ID token by its hash", claims -> claims.claim("at_hash", "x"));
        changed("an ID token of the desk", claims -> claims.audience("entente-desk")
                .claim("azp", "entente-desk"));
        changed("a refresh token", claims -> claims.claim("typ", "Refresh"));
        changed("a logout token", claims -> claims.claim("typ", "Logout"));
    }

    @Test
    void a_token_bound_to_a_certificate_is_refused_without_it() {
        changed("bound", claims -> claims.claim("cnf", certificate()));
        changed("bound to what we do not know", claims -> claims.claim("cnf", Map.of("jkt", "A".repeat(43))));
        changed(
                "a system's, bound to none",
                claims -> claims.claim("realm_access", Map.of("roles", List.of("partner-system"))));
    }

    /** What a proxy says of a connection that it ended itself (RFC 9440) anybody can say. */
    @Test
    void a_certificate_in_a_header_is_none() {
        String certificate = StubIssuers.chain(StubIssuers.fresh()).get(0);
        String thumbprint = X509CertUtils.computeSHA256Thumbprint(
                        X509CertUtils.parse(Base64.getDecoder().decode(certificate)))
                .toString();
        UnaryOperator<RequestSpecification> bound =
                changed(claims -> claims.claim("cnf", Map.of("x5t#S256", thumbprint)));
        unauthenticated("bound to what a header shows", request -> bound.apply(request)
                .header("Client-Cert", ":" + certificate + ":")
                .header("X-Forwarded-Client-Cert", "Cert=\"" + certificate + "\"")
                .header("X-SSL-Client-Cert", certificate)
                .header("SSL-Client-Cert", certificate));
    }

    @Test
    void two_callers_in_one_request_are_none() {
        unauthenticated(
                "two good ones", request -> request.header("Authorization", "Bearer " + good(), "Bearer " + good()));
        unauthenticated(
                "a good one behind a bad one",
                request -> request.header("Authorization", "Bearer x", "Bearer " + good()));
        unauthenticated(
                "in one line", request -> request.header("Authorization", "Bearer " + good() + ", Bearer " + good()));
    }

    @Test
    void a_token_anywhere_but_in_its_header_is_none() {
        unauthenticated("in the query", request -> request.queryParam("access_token", good()));
        unauthenticated("in a cookie", request -> request.cookie("q_session", good()));
        unauthenticated("in another header", request -> request.header("X-Forwarded-Access-Token", good())
                .header("Proxy-Authorization", good()));
    }

    @Test
    void an_agency_that_the_issuer_does_not_speak_for_is_refused() {
        forbidden(
                "a Belgian token claims a US agency",
                stack.issuers().token("BE", person().andThen(claims -> claims.claim("agency", "us-hsi"))));
        for (Object agency :
                new Object[] {null, "", "be-nobody", "BE-FGP", List.of("be-fgp"), Map.of("id", "be-fgp"), 7})
            forbidden(
                    "agency " + agency,
                    stack.issuers().token("BE", person().andThen(claims -> claims.claim("agency", agency))));
    }

    @Test
    void a_right_token_with_a_wrong_role_is_refused() {
        for (Object roles :
                new Object[] {rolesThatOpenNothing(), List.of(), Map.of(), List.of(7), List.of("Liaison-Officer")})
            forbidden(
                    "roles " + roles,
                    stack.issuers()
                            .token(
                                    "BE",
                                    person().andThen(claims -> claims.claim("realm_access", Map.of("roles", roles)))));
        forbidden("roles elsewhere", stack.issuers().token("BE", person().andThen(claims -> claims.claim(
                        "realm_access", null)
                .claim("resource_access", Map.of("account", Map.of("roles", roles()))))));
    }

    @Test
    void each_refused_call_is_an_event_that_names_its_door() {
        forgetTold();
        eachIsTold(401, request -> request);
        eachIsTold(
                403,
                bearer(stack.issuers()
                        .token(
                                "BE",
                                person().andThen(claims -> claims.claim("realm_access", Map.of("roles", List.of()))))));
        eachIsTold(
                403, bearer(stack.issuers().token("BE", person().andThen(claims -> claims.claim("agency", "us-hsi")))));
    }

    /** One after another, each with its own event: who reads that one is missing reads which. */
    @Test
    void each_kind_of_attack_is_an_event() {
        List<Attack> attacks = attacks();
        forgetTold();
        nextSecond();
        for (int n = 0; n < attacks.size(); n++) {
            Attack attack = attacks.get(n);
            Endpoint door = endpoints().get(n % endpoints().size());
            Instant since = now();
            assertThat(call(door, attack.with()).statusCode())
                    .as("%s: %s", attack.name(), door)
                    .isEqualTo(attack.status());
            assertThatCode(() -> awaitTold(new ArrayList<>(List.of(door)), attack.status(), since))
                    .as("the event of %s: %s", attack.name(), door)
                    .doesNotThrowAnyException();
        }
    }

    private record Attack(String name, int status, UnaryOperator<RequestSpecification> with) {}

    private List<Attack> attacks() {
        Instant now = Instant.now();
        ECKey thief = StubIssuers.fresh();
        String elsewhere = "http://127.0.0.1:9/keys";
        List<String> systems = List.of("partner-system");
        return List.of(
                new Attack("no token", 401, request -> request),
                new Attack("garbage", 401, bearer("garbage")),
                new Attack("two tokens", 401, request -> request.header("Authorization", "Bearer " + good(), good())),
                new Attack("expired", 401, changed(claims -> claims.expirationTime(Date.from(now.minusSeconds(120))))),
                new Attack(
                        "not yet valid", 401, changed(claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600))))),
                new Attack("another issuer", 401, changed(claims -> claims.issuer("http://127.0.0.1:9/realms/be"))),
                new Attack("another audience", 401, changed(claims -> claims.audience("elsewhere"))),
                new Attack("another issuer's key", 401, bearer(stack.issuers().token("BE", "US", person()))),
                new Attack("nobody's key under a known id", 401, forged(thief, Map.of())),
                new Attack("unknown key id", 401, forged(thief, Map.of("kid", thief.getKeyID()))),
                new Attack("alg none", 401, unsigned("none", "")),
                new Attack("alg none with a signature", 401, unsigned("none", "AA")),
                new Attack(
                        "HS256 with the public key",
                        401,
                        bearer(stack.issuers()
                                .signedWithPublicKey("BE", person())
                                .get(0))),
                new Attack(
                        "jwk",
                        401,
                        forged(thief, Map.of("jwk", thief.toPublicJWK().toJSONObject()))),
                new Attack("x5c", 401, forged(thief, Map.of("x5c", StubIssuers.chain(thief)))),
                new Attack("jku", 401, forged(thief, Map.of("jku", elsewhere))),
                new Attack("x5u", 401, forged(thief, Map.of("x5u", elsewhere))),
                new Attack("an ID token", 401, changed(claims -> claims.claim("typ", "ID")
                        .claim("nonce", "n"))),
                new Attack("bound to a certificate", 401, changed(claims -> claims.claim("cnf", certificate()))),
                new Attack("a system's, bound to none", 401, changed(claims -> roles(claims, systems))),
                new Attack("an agency of the US", 403, changed(claims -> claims.claim("agency", "us-hsi"))),
                new Attack("a wrong role", 403, changed(claims -> roles(claims, rolesThatOpenNothing()))));
    }

    private void eachIsTold(int status, UnaryOperator<RequestSpecification> with) {
        List<Endpoint> all = endpoints();
        for (int from = 0; from < all.size(); from += TOLD_A_SECOND) {
            nextSecond();
            List<Endpoint> doors = all.subList(from, Math.min(all.size(), from + TOLD_A_SECOND));
            Instant since = now();
            doors.forEach(endpoint -> call(endpoint, with).then().statusCode(status));
            awaitTold(new ArrayList<>(doors), status, since);
        }
    }

    /** What is stored has microseconds. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static void nextSecond() {
        long second = Instant.now().getEpochSecond();
        await().until(() -> Instant.now().getEpochSecond() > second);
    }

    /** Other attacks left thousands of events, and to open one takes its time. */
    protected void forgetTold() {
        SeenEvents.of(stack).forget();
    }

    /**
     * Returns when each of these refusals was told of.
     *
     * @param awaited doors that each refused one call with this status, no earlier than since
     */
    protected void awaitTold(List<Endpoint> awaited, int status, Instant since) {
        SeenEvents events = SeenEvents.of(stack);
        while (!awaited.isEmpty()) {
            Seen told = events.next(seen -> !seen.at().isBefore(since)
                    && awaited.stream().anyMatch(door -> isAt(door, seen.said("call"), status)));
            awaited.removeIf(door -> isAt(door, told.said("call"), status));
        }
    }

    protected static boolean isAt(Endpoint endpoint, JsonNode call, int status) {
        return endpoint.path().equals(call.path("path").textValue())
                && endpoint.method().equalsIgnoreCase(call.path("method").textValue())
                && call.path("status").intValue() == status;
    }

    private void changed(String attack, Consumer<JWTClaimsSet.Builder> change) {
        unauthenticated(attack, changed(change));
    }

    private UnaryOperator<RequestSpecification> changed(Consumer<JWTClaimsSet.Builder> change) {
        return bearer(stack.issuers().token("BE", person().andThen(change)));
    }

    private UnaryOperator<RequestSpecification> forged(ECKey key, Map<String, Object> header) {
        return bearer(stack.issuers().forged("BE", header, key, person()));
    }

    /** Under the issuer's own key id, as far as what verifies goes. */
    private UnaryOperator<RequestSpecification> unsigned(String algorithm, String signature) {
        String[] parts = good().split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]));
        return bearer(base64(header.replace("ES256", algorithm)) + "." + parts[1] + "." + signature);
    }

    private List<String> rolesThatOpenNothing() {
        List<String> others = new ArrayList<>(ROLES);
        others.removeAll(roles());
        // A system's token is bound to a certificate, which these requests have not.
        others.remove("partner-system");
        return others;
    }

    private static void roles(JWTClaimsSet.Builder claims, List<String> roles) {
        claims.claim("realm_access", Map.of("roles", roles));
    }

    private static Map<String, Object> certificate() {
        return Map.of("x5t#S256", "A".repeat(43));
    }

    private void unauthenticated(String attack, UnaryOperator<RequestSpecification> with) {
        each(with, (endpoint, answer, softly) -> {
            refused(softly, attack + ": " + endpoint, answer, 401, "unauthenticated");
            softly.assertThat(answer.header("WWW-Authenticate"))
                    .as("%s: %s", attack, endpoint)
                    .isEqualTo("Bearer");
        });
    }

    private void forbidden(String attack, String token) {
        each(
                bearer(token),
                (endpoint, answer, softly) -> refused(softly, attack + ": " + endpoint, answer, 403, "forbidden"));
    }

    private static void refused(SoftAssertions softly, String where, Response answer, int status, String slug) {
        softly.assertThat(answer.statusCode()).as(where).isEqualTo(status);
        softly.assertThat(answer.contentType()).as(where).startsWith("application/problem+json");
        softly.assertThat(answer.header("Cache-Control")).as(where).isEqualTo("no-store");
        softly.assertThat(answer.asString())
                .as(where)
                .contains("\"type\":\"https://entente.example/problems/" + slug + "\"")
                .doesNotContain("eyJ");
    }

    private Response call(Endpoint endpoint, UnaryOperator<RequestSpecification> with) {
        RequestSpecification request = ready(RestAssured.given()).accept("application/json");
        if (endpoint.hasBody()) request.contentType("application/json").body("{}");
        return with.apply(request).request(endpoint.method().toUpperCase(Locale.ROOT), endpoint.anyPath());
    }

    private static UnaryOperator<RequestSpecification> bearer(String token) {
        return request -> request.header("Authorization", "Bearer " + token);
    }

    private String good() {
        return stack.issuers().token("BE", person());
    }

    private Consumer<JWTClaimsSet.Builder> person() {
        return claims -> claims.claim("agency", "be-fgp")
                .claim("preferred_username", "an.attacker")
                .claim("unit", "be-fgp-unit")
                .claim("typ", "Bearer")
                .claim("realm_access", Map.of("roles", roles()));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }

    private interface Check {
        void on(Endpoint endpoint, Response answer, SoftAssertions softly);
    }

    /** Asks at several endpoints at once: a key that nobody knows is looked up, and that is waited for. */
    private void each(UnaryOperator<RequestSpecification> with, Check check) {
        ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<Endpoint, Future<Response>> answers = new LinkedHashMap<>();
            for (Endpoint endpoint : endpoints()) answers.put(endpoint, askers.submit(() -> call(endpoint, with)));
            SoftAssertions softly = new SoftAssertions();
            answers.forEach((endpoint, answer) -> check.on(endpoint, answered(answer), softly));
            softly.assertAll();
        } finally {
            askers.shutdownNow();
        }
    }

    private static Response answered(Future<Response> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    private List<Endpoint> endpoints() {
        if (endpoints.isEmpty()) endpoints = ApiDocument.served().endpoints();
        assertThat(endpoints).isNotEmpty();
        return endpoints;
    }
}
