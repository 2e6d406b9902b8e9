package io.entente.gateway;

import io.entente.gateway.agreement.AtItsStep;
import io.entente.gateway.clock.RequestTestData;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.AsyncApi;
import io.entente.kernel.testing.Sent;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What partner-gateway really sends is as docs/asyncapi.yaml says. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class GatewayMessagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestStack stack;

    @Test
    void the_messages_of_pulls_feeds_and_answers_are_as_described() {
        Partners partners = new Partners(stack);
        RecordTestData accepted = RecordTestData.released();
        RecordTestData declined = RecordTestData.released();
        partners.release(accepted);
        partners.release(declined);

        List<Sent> sent = Sent.during(stack, () -> {
            long begun = last(partners);
            partners.hsi().get("/v1/feed").then().statusCode(200);
            partners.hsi().get("/v1/records/" + accepted.id()).then().statusCode(200);
            partners.hsi()
                    .header("Entente-Notice", "full")
                    .get("/v1/records/" + accepted.id())
                    .then()
                    .statusCode(200);
            partners.hsi().get("/v1/records/" + RecordId.random()).then().statusCode(404);
            answer(partners, accepted, "{\"answer\":\"accept\"}");
            asked(partners, accepted);
            receipted(partners, accepted);
            RequestTestData.asked().release(stack);
            written(partners, Address.CLOCK_CHANGED, begun);
            AtItsStep.inForceWhile(stack, () -> written(partners, Address.POLICY_CHANGED, begun));
            answer(partners, declined, "{\"answer\":\"decline\",\"reason\":\"no-capacity\"}");
            await().atMost(PATIENCE).until(() -> partners.everyOwnerIsTold());
        });

        assertThat(sent)
                .filteredOn(message -> message.address() == Address.RESPONSE_GIVEN)
                .extracting(message -> message.event().subject())
                .containsOnlyOnce(accepted.id().toString(), declined.id().toString());
        assertThat(sent).extracting(Sent::address).containsOnly(Sent.addressesOf("partner-gateway"));
        assertThat(sent).allSatisfy(message -> assertThat(AsyncApi.read().faults(message.address(), message.event()))
                .as("%s", message.address())
                .isEmpty());
        assertThat(Sent.faultsOnTheWire(stack, "partner-gateway")).isEmpty();
    }

    /** @return the place of the last message that was given one */
    private static long last(Partners partners) {
        return Long.parseLong(
                partners.texts("select coalesce(pg_sequence_last_value('outbox_position_seq'::regclass), 0)")
                        .get(0));
    }

    private static void written(Partners partners, Address address, long after) {
        await().atMost(PATIENCE)
                .until(() ->
                        partners.count("outbox where address = '" + address.code() + "' and position > " + after) > 0);
    }

    private void receipted(Partners partners, RecordTestData record) {
        partners.recall(record);
        Recipient hsi = new Recipient(stack, partners, "us-hsi");
        hsi.states(hsi.owed(record.id()), "{\"outcome\":\"purged\"}").then().statusCode(200);
    }

    private static void asked(Partners partners, RecordTestData record) {
        assertThat(partners.hsi()
                        .contentType("application/json")
                        .body(
                                "{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],"
                                        + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}")
                        .post("/v1/records/" + record.id() + "/consents")
                        .statusCode())
                .isEqualTo(201);
    }

    private static void answer(Partners partners, RecordTestData record, String body) {
        assertThat(partners.hsi()
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/records/" + record.id() + "/responses")
                        .statusCode())
                .isLessThan(300);
    }
}
