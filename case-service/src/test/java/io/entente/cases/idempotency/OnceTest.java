package io.entente.cases.idempotency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.cases.Rows;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.work.Round;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static io.entente.cases.item.ContentTestData.small;
import static io.entente.cases.item.ContentTestData.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

/** A write that is sent again under its key takes effect once. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
@Tag("P6")
class OnceTest {
    TestStack stack;

    @Inject
    DataKeys keys;

    private Desk officer;
    private Rows rows;
    private final String key = "EXERCISE " + UUID.randomUUID();

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
        rows = new Rows(stack);
    }

    @Test
    void what_is_filed_again_under_its_key_is_answered_alike_and_filed_once() {
        Response first = officer.keyed(key).file(whole());
        long filed = rows.count("referral");

        Response again = officer.keyed(key).file(whole());

        assertAlike(first, again, 201);
        assertThat(rows.count("referral")).isEqualTo(filed);
        assertThat(officer.file(whole()).<String>path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void ten_at_once_under_one_key_are_one_effect_and_one_event() throws Exception {
        ObjectNode content = small();
        content.putArray("items").addObject().put("kind", "narrative").put("text", "EXERCISE");
        long before = rows.count("version");
        String name = "officer-" + UUID.randomUUID();
        Desk hasty = Desk.liaison(stack, "be-fgp", name).keyed(key);
        List<Response> answers = new ArrayList<>();
        ExecutorService ten = Executors.newFixedThreadPool(10);
        List<Sent> sent;
        try {
            sent = Sent.during(stack, () -> IntStream.range(0, 10)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> hasty.file(content), ten))
                    .toList()
                    .forEach(asked -> answers.add(asked.join())));
        } finally {
            ten.shutdown();
        }

        // That somebody was told to wait is an event too.
        assertThat(sent.stream()
                        .filter(message -> message.address() == Address.AUDIT_CASE)
                        .map(message -> SeenEvents.opened(message.event()))
                        .filter(event -> name.equals(event.text("officer")))
                        .map(event -> event.text("type"))
                        .filter(type -> !type.equals("call.refused")))
                .hasSize(1);

        // Who waited too long is told so; everybody else was told the same.
        assertThat(answers).extracting(Response::statusCode).contains(201).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(Response::asString)
                .containsOnly(answers.stream()
                        .filter(answer -> answer.statusCode() == 201)
                        .findFirst()
                        .orElseThrow()
                        .asString());
        assertThat(rows.count("version")).isEqualTo(before + 1);
    }

    @Test
    void an_answer_that_was_lost_after_the_commit_is_given_again() throws Exception {
        long before = rows.count("referral");
        sendAndHangUp(small().toString());

        Response again = officer.keyed(key).file(small());

        again.then().statusCode(201);
        assertThat(rows.count("referral")).isEqualTo(before + 1);
    }

    /** As a process does that is killed: what was asked is asked, and nobody is there for the answer. */
    private void sendAndHangUp(String body) throws Exception {
        String head = "POST /v1/referrals HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + stack.issuers().token("BE", "be-fgp", "an.officer", "liaison-officer")
                + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            OutputStream out = socket.getOutputStream();
            out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (rows.count("kept_answer where key = '" + key + "' and answer is not null") == 0)
                if (System.nanoTime() > deadline) throw new AssertionError("it took no effect");
        }
    }

    @Test
    void the_answer_is_kept_in_the_transaction_of_the_effect() {
        String id = officer.keyed(key).file(small()).path("id");

        assertThat(rows.text("select xmin::text from kept_answer where key = '" + key + "'"))
                .isEqualTo(rows.text("select xmin::text from referral where id = '" + id + "'"));
    }

    @Test
    void a_release_an_amendment_and_a_recall_are_answered_again_though_none_is_possible_twice() {
        String id = officer.drafts(small());

        assertAlike(
                officer.keyed(key + "s").submit(id), officer.keyed(key + "s").submit(id), 200);
        assertAlike(
                officer.keyed(key + "r").release(id, 1),
                officer.keyed(key + "r").release(id, 1),
                200);
        assertAlike(
                officer.keyed(key + "a").amend(id, whole()),
                officer.keyed(key + "a").amend(id, whole()),
                200);
        assertAlike(
                officer.keyed(key + "x").recall(id), officer.keyed(key + "x").recall(id), 200);
        assertThat(rows.count("statement s join version v on v.id = s.version where v.referral = '" + id + "'"))
                .isEqualTo(2);
        officer.history(id).then().body("history.size()", equalTo(5));
    }

    @Test
    void two_releases_at_once_under_one_key_release_once_and_both_are_answered() throws Exception {
        String id = officer.drafts(small());
        officer.submit(id).then().statusCode(200);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            var one = CompletableFuture.supplyAsync(() -> officer.keyed(key).release(id), two);
            var other = CompletableFuture.supplyAsync(() -> officer.keyed(key).release(id), two);
            List<Response> answers = List.of(one.join(), other.join());

            assertThat(answers).extracting(Response::statusCode).contains(200).isSubsetOf(200, 409);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                            answer.<String>path("type"))
                    .endsWith("/idempotency-key-in-progress"));
        } finally {
            two.shutdown();
        }
        assertThat(rows.count("deed where referral = '" + id + "' and act = 'referral.released'"))
                .isOne();
    }

    @Test
    void a_repeated_change_does_not_fail_for_what_it_changed_itself() {
        Response filed = officer.file(small());
        String id = filed.path("id");
        Desk precise = officer.expecting(filed.header("ETag")).keyed(key);

        assertAlike(precise.edit(id, whole()), precise.edit(id, whole()), 200);
        Desk deleting = officer.keyed(key + "d");
        assertAlike(deleting.delete(id), deleting.delete(id), 204);
    }

    @Test
    void a_key_stands_for_one_request() {
        String id = officer.keyed(key).file(small()).path("id");

        for (Response other : List.of(
                officer.keyed(key).file(whole()),
                officer.keyed(key).submit(id),
                officer.keyed(key)
                        .calling()
                        .contentType("application/json")
                        .body(small().toString())
                        .post("/v1/referrals?inReplyTo=BE-FGP-7K3Q9M")))
            other.then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", endsWith("/idempotency-key-reused"));
        officer.read(id).then().body("version.state", equalTo("draft"));
    }

    /** Of a request that declares nothing an older release kept the same mark, and closed the answer for its key alone. */
    @Test
    void an_answer_that_an_older_release_kept_is_given_again() throws Throwable {
        Response first = officer.keyed(key).file(small());
        AgencyId agency = new AgencyId("be-fgp");
        String wrapped = rows.text("select wrapped from agency_key where agency = 'be-fgp'");
        DataKey own = VertxContextSupport.subscribeAndAwait(() -> keys.open(DataKeyName.of(agency), wrapped));
        String row = " from kept_answer where key = '" + key + "'";
        String who = rows.text("select officer" + row);
        String request = rows.text("select request" + row);
        String answer = own.openText(
                Place.of("kept_answer.answer", agency, who, key, request), rows.text("select answer" + row));
        String older = own.closeText(Place.of("kept_answer.answer", agency, who, key), answer);
        rows.execute("update kept_answer set answer = '" + older + "' where key = '" + key + "'");

        assertAlike(first, officer.keyed(key).file(small()), 201);
        officer.keyed(key).file(whole()).then().statusCode(422);
    }

    @Test
    void another_text_of_the_same_json_is_the_same_request() {
        Response first = officer.keyed(key)
                .file(
                        "{\"type\":\"intelligence\",\"purposes\":[\"drug-trafficking\"],\"markings\":{\"tlp\":\"green\"}}");
        Response again = officer.keyed(key)
                .file("{ \"markings\":{\"tlp\":\"green\"}, \"purposes\":[\"drug-trafficking\"],"
                        + "\"type\":\"\\u0069ntelligence\" }");

        assertAlike(first, again, 201);
    }

    @Test
    void a_key_is_its_officers_own() {
        String id = officer.keyed(key).file(small()).path("id");

        Response colleague =
                Desk.liaison(stack, "be-fgp", "another.officer").keyed(key).file(whole());
        Response elsewhere =
                Desk.liaison(stack, "be-customs", "an.officer").keyed(key).file(whole());

        colleague.then().statusCode(201);
        elsewhere.then().statusCode(201).body("agency", equalTo("be-customs"));
        assertThat(colleague.<String>path("id")).isNotEqualTo(id);
    }

    @Test
    void what_was_refused_can_be_mended_and_sent_again() {
        officer.keyed(key).file("{\"type\":\"seizure\"}").then().statusCode(422);
        String id = officer.keyed(key)
                .file(small())
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        officer.keyed(key + "r").release(id).then().statusCode(409);
        officer.submit(id).then().statusCode(200);
        officer.keyed(key + "r").release(id).then().statusCode(200);
    }

    @Test
    void who_waits_too_long_for_another_with_the_same_key_is_told_so() throws Exception {
        officer.keyed(key).file(small());
        String busy = key + "b";
        try (Connection owner = stack.as("owner");
                Statement hold = owner.createStatement()) {
            owner.setAutoCommit(false);
            hold.execute("insert into kept_answer (agency, officer, key, request)" + " select agency, officer, '" + busy
                    + "', 'x' from kept_answer where key = '" + key + "'");
            officer.keyed(busy)
                    .file(small())
                    .then()
                    .statusCode(409)
                    .body("type", endsWith("/idempotency-key-in-progress"));
            owner.rollback();
        }
        officer.keyed(busy).file(small()).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_key_that_is_none_is_refused(String malformed) {
        officer.keyed(malformed)
                .file(small())
                .then()
                .statusCode(400)
                .body("type", endsWith("/malformed"))
                .body("faults[0].path", equalTo("Idempotency-Key"));
    }

    @Test
    void answers_are_forgotten_after_a_day() throws Throwable {
        String old = officer.keyed(key).file(small()).path("id");
        officer.keyed(key + "n").file(small());
        rows.execute("update kept_answer set kept_at = now() - interval '25 hours' where key = '" + key + "'");

        Round forgetting = Arc.container().select(Round.class, Any.Literal.INSTANCE).stream()
                .filter(round -> round.name().startsWith("forgetting answers"))
                .findFirst()
                .orElseThrow();
        VertxContextSupport.subscribeAndAwait(forgetting::run);

        assertThat(rows.count("kept_answer where key = '" + key + "'")).isZero();
        assertThat(rows.count("kept_answer where key = '" + key + "n'")).isOne();
        assertThat(officer.keyed(key).file(small()).<String>path("id")).isNotEqualTo(old);
    }

    private static void assertAlike(Response first, Response again, int status) {
        assertThat(first.statusCode()).as(first.asString()).isEqualTo(status);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(status);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.headers().asList())
                .hasToString(first.headers().asList().toString());
    }
}
