package io.entente.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.consent.Asking;
import io.entente.cases.item.ContentTestData;
import io.entente.cases.policy.Announcing;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.SeenEvents;
import io.entente.kernel.testing.TakenAgain;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;

import java.util.List;
import java.util.UUID;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class TakenAgainTest extends TakenAgain {
    @AfterEach
    void leave() {
        new Announcing(stack).nothing();
    }

    @Override
    protected Message message(Address from) {
        if (from == Address.POLICY_CHANGED) return policy();
        String id = Desk.liaison(stack, "be-fgp", "an.officer").releases(ContentTestData.small());
        UUID own = UUID.randomUUID();
        return switch (from) {
            case CONSENT_REQUESTED -> about(id, Asking.request(own, id));
            case RESPONSE_GIVEN -> about(id, """
                    {"response": "%s", "record": "%s", "version": 1, "agency": "us-hsi", "answer": "accept",
                     "reason": null, "at": "2026-11-22T10:00:00Z"}
                    """.formatted(own, id));
            case QUERY_MATCHED -> about(id, """
                    {"notice": "%s", "record": "%s", "originator": "be-fgp", "agency": "us-hsi",
                     "contact": "liaison@us-hsi.example", "outcome": "nothing", "purpose": null, "justification": null,
                     "officer": null, "at": "2026-11-22T10:00:00.123456Z", "clauses": ["us-be/1/queries"]}
                    """.formatted(own, id));
            case CLOCK_CHANGED -> about(id, """
                    {"clock": "%s", "revision": 1, "record": "%s", "version": 1, "agency": "be-fgp",
                     "recipient": "us-hsi", "urgency": "urgent-direct", "clause": "be-eu/1/requests",
                     "source": "Directive (EU) 2023/977 Art. 5(1)", "startedAt": "2026-01-01T00:00:00Z",
                     "dueAt": "2039-01-01T00:00:00Z", "suspendedAt": null, "withdrawnAt": null, "answeredAt": null,
                     "overdueAt": null}
                    """.formatted(own, id));
            case RECALL_TAKEN -> about(id, """
                    {"record": "%s", "version": 1, "agency": "be-fgp", "kind": "recall", "at": "2026-11-22T10:00:00Z",
                     "duties": [{"duty": "%s", "recipient": "us-hsi", "dueAt": "2039-01-01T00:00:00Z", "toldAt": null}]}
                    """.formatted(id, own));
            case RECALL_RECEIPTED -> about(id, """
                    {"receipt": "%s", "duty": "%s", "record": "%s", "version": 1, "agency": "be-fgp", "kind": "recall",
                     "recipient": "us-hsi", "dueAt": "2039-01-01T00:00:00Z", "outcome": "purged", "proof": null,
                     "forwardedTo": [], "at": "2026-11-22T12:00:00Z"}
                    """.formatted(own, UUID.randomUUID(), id));
            default -> throw new AssertionError("say what is sent to " + from.code());
        };
    }

    /** Nothing follows here: what is taken is there to be read. */
    @Override
    protected void settled(Message message) {}

    private Message policy() {
        Announcing gateway = new Announcing(stack);
        List<String> standing =
                List.of(Announcing.agreement(7, "type").replace("EXERCISE", "EXERCISE " + UUID.randomUUID()));
        ObjectNode message = gateway.message(gateway.last() + 1, standing, standing);
        return new Message("policy", message, message.path("standing").path(0).asText());
    }

    private static Message about(String referral, String json) {
        return about(referral, SeenEvents.json(json));
    }

    private static Message about(String referral, JsonNode data) {
        return new Message(referral, data, referral);
    }
}
