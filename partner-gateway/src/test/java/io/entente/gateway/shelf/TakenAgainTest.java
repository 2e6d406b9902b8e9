package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.consent.Originator;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TakenAgain;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class TakenAgainTest extends TakenAgain {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    protected Message message(Address from) {
        Partners partners = new Partners(stack);
        RecordTestData record = RecordTestData.released();
        if (from == Address.RECORD_RELEASED) return about(record, record.message(stack.keys()));
        partners.release(record);
        return switch (from) {
            case RECORD_RECALLED -> about(record, record.recall());
            case RECORD_ERASED -> about(record, record.erasure());
            case RECORD_REVIEWED -> {
                LocalDate today = LocalDate.now(ZoneOffset.UTC);
                yield about(record, record.review(stack.keys(), 1, today, today.plusYears(1)));
            }
            case CONSENT_ANSWERED -> {
                UUID consent = asked(partners, record);
                yield about(record, Originator.granted(consent, 1, record.id()));
            }
            default -> throw new AssertionError("say what is sent to " + from.code());
        };
    }

    /** The feeds have followed, and owners are told of what was asked meanwhile. */
    @Override
    protected void settled(Message message) {
        Partners partners = new Partners(stack);
        partners.feedsFollowed(RecordId.of(message.subject()));
        await().atMost(PATIENCE).until(() -> partners.everyOwnerIsTold());
    }

    private static Message about(RecordTestData record, JsonNode data) {
        return new Message(record.id().toString(), data, record.id().toString());
    }

    private static UUID asked(Partners partners, RecordTestData record) {
        return UUID.fromString(partners.hsi()
                .contentType("application/json")
                .body("{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],"
                        + "\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}")
                .post("/v1/records/" + record.id() + "/consents")
                .then()
                .statusCode(201)
                .extract()
                .path("consent"));
    }
}
