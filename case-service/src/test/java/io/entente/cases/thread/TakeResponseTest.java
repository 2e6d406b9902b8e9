package io.entente.cases.thread;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import static io.entente.cases.item.ContentTestData.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

/** Partners' answers, from the broker to the officer's desk. */
@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class TakeResponseTest {
    TestStack stack;
    private Desk officer;

    @BeforeEach
    void sign_in() {
        officer = Desk.liaison(stack, "be-fgp", "an.officer");
    }

    @Test
    @Tag("P6")
    void an_answer_that_arrives_twice_takes_effect_once() {
        String id = officer.releases(small());
        UUID event = UUID.randomUUID();
        ObjectNode accepted = answer(id, UUID.randomUUID(), "us-hsi", "accept", null);

        stack.others().send(Address.RESPONSE_GIVEN, event, id, accepted);
        stack.others().send(Address.RESPONSE_GIVEN, event, id, accepted);
        // The same answer under another event, as after a restart of the gateway's outbox.
        stack.others().send(Address.RESPONSE_GIVEN, UUID.randomUUID(), id, accepted);
        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        id,
                        answer(id, UUID.randomUUID(), "eu-europol", "decline", "no-capacity"));

        eventually(() -> responders(id).contains("eu-europol"));
        officer.read(id)
                .then()
                .body("responses.agency", contains("us-hsi", "eu-europol"))
                .body("responses.answer", contains("accept", "decline"))
                .body("responses[1].reason", equalTo("no-capacity"))
                .body("responses[0].version", equalTo(1));
    }

    @Test
    void an_answer_to_what_was_never_released_is_refused_and_the_next_one_is_taken() {
        String id = officer.releases(small());
        String never = officer.drafts(small());

        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        never,
                        answer(never, UUID.randomUUID(), "us-hsi", "accept", null));
        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        id,
                        answer(id, UUID.randomUUID(), "us-dea", "accept", null).put("version", 0));
        stack.others().send(Address.RESPONSE_GIVEN, "this is no message");
        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        id,
                        answer(id, UUID.randomUUID(), "us-hsi", "maybe", null));
        stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        id,
                        answer(id, UUID.randomUUID(), "us-cbp", "accept", null));

        eventually(() -> !responders(id).isEmpty());
        assertThat(responders(id)).containsExactly("us-cbp");
        assertThat(responders(never)).isEmpty();
    }

    private List<String> responders(String id) {
        return officer.read(id).then().statusCode(200).extract().path("responses.agency");
    }

    private static ObjectNode answer(String record, UUID response, String agency, String answer, String reason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("response", response.toString())
                .put("record", record)
                .put("version", 1)
                .put("agency", agency)
                .put("answer", answer)
                .put("reason", reason)
                .put(
                        "at",
                        "2026-11-22T10:00:00Z".replace("10:00:00", agency.equals("us-hsi") ? "10:00:00" : "10:00:01"));
    }

    private static void eventually(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("it did not happen within a minute");
            Thread.onSpinWait();
        }
    }
}
