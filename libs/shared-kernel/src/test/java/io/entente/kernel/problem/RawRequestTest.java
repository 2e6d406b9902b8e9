package io.entente.kernel.problem;

import io.entente.kernel.delivery.KernelProfile;
import io.entente.kernel.testing.Ears;
import io.entente.kernel.testing.RawHttp;
import io.entente.kernel.testing.RawHttp.Answer;
import io.entente.kernel.testing.StubIssuers;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What no client says: each request has one meaning or none, and nobody holds a connection for nothing. */
@QuarkusTest
@TestProfile(RawRequestTest.Hurried.class)
class RawRequestTest {
    private static final Duration SILENCE = Duration.ofMillis(1500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String HOST = "Host: 127.0.0.1\r\n";
    /** No second request follows. */
    private static final String ONCE = HOST + "Connection: close\r\n";

    private static final String SMUGGLED = "GET /who/hidden HTTP/1.1\r\n" + HOST + "\r\n";

    TestStack stack;

    /** The kernel with little patience. */
    public static final class Hurried extends KernelProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
            overrides.put("entente.http.body-time", "2s");
            overrides.put("quarkus.http.idle-timeout", "3s");
            return overrides;
        }
    }

    @Test
    void a_good_request_is_answered_so_that_what_follows_is_the_requests_fault() {
        assertThat(answered("GET /who HTTP/1.1\r\n" + HOST + "\r\n", 1).statuses())
                .containsExactly(401);
        assertThat(answered(post("Content-Length: 2\r\n") + "{}" + SMUGGLED, 2).statuses())
                .as("two that follow one another are two")
                .containsExactly(401, 401);
    }

    @Test
    void a_request_whose_end_is_in_doubt_hides_no_second_one() {
        each(
                Stream.of(
                        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
                        "Content-Length: 5\r\nContent-Length: 6\r\n",
                        "Content-Length: 5, 6\r\n",
                        "Content-Length: +5\r\n",
                        "Content-Length: -5\r\n",
                        "Content-Length: 0x5\r\n",
                        "Content-Length: 5 5\r\n",
                        "Content-Length : 5\r\n",
                        "Content-Length: 99999999999999999999\r\n",
                        "Transfer-Encoding: xchunked\r\n",
                        "Transfer-Encoding : chunked\r\n",
                        "Transfer-Encoding:\u000bchunked\r\n",
                        "Transfer-Encoding: chunked, identity\r\n",
                        "Transfer-Encoding: identity, chunked\r\nContent-Length: 5\r\n",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                        " Transfer-Encoding: chunked\r\n",
                        "X: y\r\n Transfer-Encoding: chunked\r\n",
                        "X: y\rTransfer-Encoding: chunked\r\n",
                        "Transfer\u0000-Encoding: chunked\r\n"),
                lengths -> post(lengths) + "0\r\n\r\n" + SMUGGLED,
                RawRequestTest::oneAnswerAtMost);
    }

    @Test
    void a_chunk_of_no_length_hides_no_second_request() {
        each(
                Stream.of(
                        "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                        "7FFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
                        "-1\r\n{}\r\n0\r\n\r\n",
                        "2 3\r\n{}\r\n0\r\n\r\n",
                        "0x2\r\n{}\r\n0\r\n\r\n",
                        "2\r\n{}XX0\r\n\r\n",
                        "zz\r\n{}\r\n0\r\n\r\n"),
                body -> post("Transfer-Encoding: chunked\r\n") + body + SMUGGLED,
                RawRequestTest::oneAnswerAtMost);
    }

    @Test
    void headers_have_a_bound_each_and_together() {
        assertThat(answered("GET /who HTTP/1.1\r\n" + HOST + "X: " + "y".repeat(40_000) + "\r\n\r\n", 1)
                        .statuses())
                .containsExactly(431);
        assertThat(answered("GET /who HTTP/1.1\r\n" + HOST + "X: y\r\n".repeat(10_000) + "\r\n", 1)
                        .statuses())
                .containsExactly(431);
        assertThat(answered("GET /who?" + "y".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n", 1)
                        .statuses())
                .containsExactly(414);
        assertThat(answered("GET /who HTTP/1.1\r\n" + HOST + "\r\n", 1).statuses())
                .as("and the next caller is served")
                .containsExactly(401);
    }

    @Test
    void a_body_that_drips_is_cut_off() {
        try (RawHttp slow = new RawHttp(RestAssured.port)) {
            slow.send("POST /who/box HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nAuthorization: Bearer "
                    + stack.issuers().token("BE", "be-fgp", "a.dripper", "liaison-officer")
                    + "\r\nContent-Length: 1000\r\n\r\n{");
            Answer answer = drip(slow);
            assertThat(answer.closed()).isTrue();
            assertThat(answer.statuses()).containsExactly(408);
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed() {
        try (RawHttp silent = new RawHttp(RestAssured.port)) {
            assertThat(silent.answer(PATIENCE).closed()).isTrue();
        }
        try (RawHttp halted = new RawHttp(RestAssured.port)) {
            halted.send("GET /who HTTP/1.1\r\nHost: 127");
            assertThat(halted.answer(PATIENCE).closed()).isTrue();
        }
    }

    @Test
    void what_a_forwarder_might_say_changes_nothing() {
        Answer answer = answered(
                "GET /who/address HTTP/1.1\r\n" + HOST
                        + "Authorization: Bearer "
                        + stack.issuers().token("BE", "be-fgp", "a.caller", "liaison-officer")
                        + "\r\n"
                        + "X-Forwarded-For: 203.0.113.9\r\n"
                        + "X-Forwarded-Proto: https\r\n"
                        + "X-Forwarded-Host: elsewhere.example\r\n"
                        + "X-Forwarded-Port: 4711\r\n"
                        + "X-Forwarded-Prefix: /elsewhere\r\n"
                        + "X-Forwarded-Ssl: on\r\n"
                        + "X-Real-IP: 203.0.113.9\r\n"
                        + "X-Original-URL: /who/broken\r\n"
                        + "X-HTTP-Method-Override: DELETE\r\n"
                        + "Forwarded: for=203.0.113.9;host=elsewhere.example;proto=https\r\n\r\n",
                1);
        assertThat(answer.statuses()).containsExactly(200);
        assertThat(answer.text()).contains("127.0.0.1").doesNotContain("elsewhere", "203.0.113.9", "4711", "https");
    }

    @Test
    void an_odd_address_is_refused_and_never_repeated() {
        each(
                Stream.of(
                        "GET /who HTTP/1.1\r\n\r\n",
                        "GET /who HTTP/1.1\r\nHost: a\r\nHost: elsewhere.example\r\n\r\n",
                        "GET /who HTTP/1.1\r\nHost: elsewhere.example\r\n\r\n",
                        "GET /who HTTP/1.1\r\nHost: a@elsewhere.example:x\r\n\r\n",
                        "GET /who HTTP/1.1\r\nHost: \r\n\r\n",
                        "GET /who HTTP/1.1\r\nHost: [::1\r\n\r\n",
                        "GET http://elsewhere.example/who HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET //elsewhere.example/who HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /who/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /who%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET who HTTP/1.1\r\nHost: a\r\n\r\n",
                        "CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n",
                        "TRACE /who HTTP/1.1\r\nHost: a\r\nX: secret-to-echo\r\n\r\n",
                        "GET /who HTTP/9.9\r\nHost: a\r\n\r\n",
                        "nonsense\r\n\r\n"),
                request -> request,
                answer -> {
                    assertThat(answer.statuses())
                            .hasSizeLessThanOrEqualTo(1)
                            .allMatch(s -> s >= 400 && s <= 505 && s != 500);
                    assertThat(answer.text()).doesNotContain("elsewhere.example", "passwd", "secret-to-echo");
                });
    }

    @Test
    void without_a_host_or_with_two_the_answer_is_a_problem_too() {
        for (String none : List.of("", "Host: a\r\nHost: b\r\n")) {
            Answer answer = answered("GET /who HTTP/1.1\r\n" + none + "\r\n", 1);
            assertThat(answer.statuses()).as(none).containsExactly(400);
            assertThat(answer.text()).as(none).contains("application/problem+json", "problems/malformed");
        }
    }

    @Test
    void nothing_that_is_sent_begins_a_line_of_the_log() {
        try (Ears ears = Ears.open()) {
            raw("GET /who/%0d%0aINJECTED HTTP/1.1\r\n" + ONCE + "\r\n");
            raw("GET /who/number?n=%0d%0aINJECTED%1b%5b31m HTTP/1.1\r\n" + ONCE + "Authorization: Bearer "
                    + stack.issuers().token("BE", "be-fgp", "INJECTED\r\nline", "liaison-officer") + "\r\n\r\n");
            raw("GET /who/broken HTTP/1.1\r\n" + ONCE + "User-Agent: INJECTED\u001b[31m\r\nAuthorization: Bearer "
                    + stack.issuers().token("BE", "be-fgp", "INJECTED", "liaison-officer") + "\r\n\r\n");
            for (String token : List.of(
                    stack.issuers().forged("BE", Map.of("kid", "\r\nINJECTED"), StubIssuers.fresh(), claims -> {}),
                    stack.issuers().token("BE", claims -> claims.issuer("http://127.0.0.1:9/\r\nINJECTED")),
                    stack.issuers().token("BE", claims -> claims.audience("\r\nINJECTED")),
                    stack.issuers().token("BE", claims -> claims.claim("agency", "\r\nINJECTED")),
                    stack.issuers().token("BE", "be-fgp", "an.officer", "\r\nINJECTED")))
                raw("GET /who HTTP/1.1\r\n" + ONCE + "Authorization: Bearer " + token + "\r\n\r\n");
            raw("INJECTED /who HTTP/1.1\r\n" + ONCE + "\r\n");
            raw("GET /who HTTP/1.1\r\n" + ONCE + "Authorization: Bearer INJECTED.INJECTED.INJECTED\r\n\r\n");
            raw("GET /who HTTP/1.1\r\n" + ONCE + "X: a\rINJECTED\nINJECTED: b\r\n\r\n");
            raw("INJECTED\r\n\r\n");
            raw("GET /who/INJECTED?INJECTED HTTP/1.1\r\n\r\n");
            raw("GET /INJECTED HTTP/1.1\r\nHost: \r\n\r\n");
            raw("GET /INJECTED HTTP/1.1\r\nHost: INJECTED:x\r\n\r\n");
            raw("GET /INJECTED\u001b[31m HTTP/1.1\r\n" + ONCE + "\r\n");

            assertThat(ears.heard()).noneMatch(line -> line.contains("INJECTED") || line.contains("\u001b"));
        }
    }

    /** A byte every 200 ms, well below what counts as idle. */
    private static Answer drip(RawHttp slow) {
        for (int n = 0; n < 40; n++) {
            Answer answer = slow.send(" ").answer(Duration.ofMillis(200));
            if (answer.closed()) return answer;
            if (!answer.text().isEmpty()) {
                Answer rest = slow.answer(SILENCE);
                return new Answer(answer.text() + rest.text(), rest.closed());
            }
        }
        throw new AssertionError("it took 40 bytes, one by one");
    }

    /** What is left over may be told to be nonsense, and then the connection ends; it is never taken for a request. */
    private static void oneAnswerAtMost(Answer answer) {
        List<Integer> statuses = answer.statuses();
        assertThat(statuses).as("%s", answer).hasSizeLessThanOrEqualTo(2).allMatch(s -> s >= 400 && s < 500);
        if (statuses.size() > 1) {
            assertThat(statuses.get(1)).as("%s", answer).isEqualTo(400);
            assertThat(answer.closed()).as("%s", answer).isTrue();
        }
    }

    private static String post(String lengths) {
        return "POST /who/box HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + lengths + "\r\n";
    }

    /** All at once, each on a connection of its own: most of the time goes into waiting for what must not come. */
    private static void each(Stream<String> attacks, UnaryOperator<String> request, Consumer<Answer> check) {
        ExecutorService readers = Executors.newCachedThreadPool();
        try {
            Map<String, CompletableFuture<Answer>> answers = attacks.collect(Collectors.toMap(
                    attack -> attack,
                    attack -> CompletableFuture.supplyAsync(() -> raw(request.apply(attack)), readers)));
            assertThat(answers).allSatisfy((attack, answer) -> check.accept(answer.join()));
        } finally {
            readers.shutdownNow();
        }
    }

    /** What is answered for certain, however long it takes. */
    private static Answer answered(String request, int answers) {
        try (RawHttp connection = new RawHttp(RestAssured.port)) {
            return connection.send(request).answers(answers, PATIENCE, SILENCE);
        }
    }

    private static Answer raw(String request) {
        try (RawHttp connection = new RawHttp(RestAssured.port)) {
            return connection.send(request).answer(SILENCE);
        }
    }
}
