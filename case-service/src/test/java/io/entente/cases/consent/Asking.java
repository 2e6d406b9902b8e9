package io.entente.cases.consent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Desk;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;

import java.time.Duration;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** A partner that asks, through the gateway, for a consent to pass on what it was given. */
public final class Asking {
    static final String UNTIL = "2039-11-22T00:00:00Z";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Asking() {}

    /** Returns once the request is on the desk of an officer who reads the referral. */
    public static UUID about(TestStack stack, Desk officer, String referral) {
        return about(stack, officer, referral, "EXERCISE the same group is under investigation there");
    }

    public static UUID about(TestStack stack, Desk officer, String referral, String reason) {
        UUID consent = UUID.randomUUID();
        return asked(stack, officer, consent, request(consent, referral).put("reason", reason));
    }

    /** The same by a partner that offers this condition. */
    public static UUID offering(TestStack stack, Desk officer, String referral, String condition) {
        UUID consent = UUID.randomUUID();
        ObjectNode data = request(consent, referral);
        data.putArray("conditions").add(condition);
        return asked(stack, officer, consent, data);
    }

    private static UUID asked(TestStack stack, Desk officer, UUID consent, ObjectNode data) {
        send(stack, data);
        await().atMost(PATIENCE).until(() -> officer.consent(consent.toString()).statusCode() == 200);
        return consent;
    }

    static void send(TestStack stack, ObjectNode data) {
        stack.others()
                .send(
                        Address.CONSENT_REQUESTED,
                        UUID.randomUUID(),
                        data.path("record").asText(),
                        data);
    }

    public static ObjectNode request(UUID consent, String referral) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("consent", consent.toString())
                .put("record", referral)
                .put("version", 1)
                .put("agency", "us-hsi")
                .put("originator", "be-fgp")
                .put("kind", "onward-transfer")
                .put("recipient", "us-dea")
                .put("until", UNTIL)
                .put("reason", "EXERCISE")
                .put("at", "2026-11-22T10:30:00.123456Z");
        data.putArray("purposes").add("drug-trafficking").add("money-laundering");
        data.putArray("conditions").add("EXERCISE the case team alone");
        return data;
    }
}
