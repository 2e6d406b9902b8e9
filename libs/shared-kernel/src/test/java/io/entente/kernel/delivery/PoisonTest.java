package io.entente.kernel.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Seal;
import io.entente.kernel.testing.TestKeys;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What no retry can mend reaches the dead letters, and the queue goes on. */
@QuarkusTest
@TestProfile(KernelProfile.class)
@Tag("P6")
class PoisonTest {
    private static final String DEAD = "dead.response.given";
    private static final String PRODUCER = "partner-gateway";
    private static final String TYP = "entente-message+jws";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    enum Poison {
        EMPTY(stack -> ""),
        NOT_SEALED(stack -> signed(stack.keys(), PRODUCER, TYP, good())),
        HUGE(stack -> "x".repeat(StrictJson.LONGEST + 1)),
        HUGE_AND_SEALED(stack -> sealed(stack.keys(), signed(stack.keys(), PRODUCER, TYP, huge()))),
        SEALED_FOR_ANOTHER(stack -> Seal.close(
                stack.keys().opening("audit-service").toPublicJWK(),
                bytes(signed(stack.keys(), PRODUCER, TYP, good())))),
        NOT_SIGNED(stack -> sealed(stack.keys(), good())),
        SIGNED_BY_ANOTHER(stack -> sealed(stack.keys(), signed(stack.keys(), "audit-service", TYP, good()))),
        /** The right key's id, and a signature by it over something else. */
        CHANGED_AFTER_SIGNING(stack -> sealed(stack.keys(), withSignatureOf(stack.keys(), good(), good()))),
        SIGNATURE_CHANGED(stack -> sealed(stack.keys(), signatureChanged(signed(stack.keys(), PRODUCER, TYP, good())))),
        SIGNED_AS_SOMETHING_ELSE(
                stack -> sealed(stack.keys(), signed(stack.keys(), PRODUCER, "entente-record+sd-jwt", good()))),
        CUT_OFF(stack -> sealed(stack.keys(), signed(stack.keys(), PRODUCER, TYP, good().substring(0, 40)))),
        KEY_TWICE(stack -> sealed(
                stack.keys(),
                signed(
                        stack.keys(),
                        PRODUCER,
                        TYP,
                        good().replaceFirst("\\{", "{\"id\":\"" + UUID.randomUUID() + "\",")))),
        DEEP(stack -> sealed(stack.keys(), signed(stack.keys(), PRODUCER, TYP, "[".repeat(5_000) + "]".repeat(5_000)))),
        NO_EVENT(stack -> sealed(stack.keys(), signed(stack.keys(), PRODUCER, TYP, "{\"specversion\":\"1.0\"}"))),
        ANOTHER_TYPE(stack -> event(stack, PRODUCER, Address.RECORD_RELEASED.eventType())),
        ANOTHER_SOURCE(stack -> event(stack, "audit-service", Address.RESPONSE_GIVEN.eventType()));

        private final Function<TestStack, String> body;

        Poison(Function<TestStack, String> body) {
            this.body = body;
        }
    }

    TestStack stack;

    @BeforeEach
    void tables() throws SQLException {
        DeliveryTables.create(stack);
    }

    @ParameterizedTest
    @EnumSource(Poison.class)
    void poison_becomes_a_dead_letter_and_the_next_message_is_taken(Poison poison) {
        long dead = stack.broker().waiting(DEAD);

        stack.others().send(Address.RESPONSE_GIVEN, poison.body.apply(stack));
        WireEvent next = stack.others()
                .send(
                        Address.RESPONSE_GIVEN,
                        UUID.randomUUID(),
                        "s",
                        JsonNodeFactory.instance.objectNode().put("number", 1));

        await().atMost(PATIENCE).until(() -> Rows.taken(stack, next.id()) == 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stack.broker().waiting(DEAD)).isEqualTo(dead + 1));
    }

    private static String event(TestStack stack, String source, String type) {
        return stack.others()
                .seal(
                        Address.RESPONSE_GIVEN,
                        new WireEvent(
                                UUID.randomUUID(),
                                source,
                                type,
                                "s",
                                Instant.parse("2026-11-22T09:30:00Z"),
                                JsonNodeFactory.instance.objectNode()));
    }

    private static String good() {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"source\":\"" + PRODUCER
                + "\",\"type\":\"" + Address.RESPONSE_GIVEN.eventType()
                + "\",\"subject\":\"s\",\"time\":\"2026-11-22T09:30:00Z\",\"data\":{\"number\":1}}";
    }

    private static String huge() {
        return good().replace("\"number\":1", "\"number\":1,\"filler\":\"" + "x".repeat(StrictJson.LONGEST) + "\"");
    }

    private static String signed(TestKeys keys, String service, String typ, String content) {
        return keys.service(service).sign(typ, bytes(content));
    }

    private static String withSignatureOf(TestKeys keys, String content, String other) {
        String mine = signed(keys, PRODUCER, TYP, content);
        String its = signed(keys, PRODUCER, TYP, other);
        return mine.substring(0, mine.lastIndexOf('.')) + its.substring(its.lastIndexOf('.'));
    }

    /** One letter of it, in its middle: at its end letters carry bits that nobody reads. */
    private static String signatureChanged(String signed) {
        int at = signed.length() - 40;
        return signed.substring(0, at) + (signed.charAt(at) == 'A' ? 'B' : 'A') + signed.substring(at + 1);
    }

    private static String sealed(TestKeys keys, String content) {
        return Seal.close(keys.opening("case-service").toPublicJWK(), bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
