package io.entente.gateway.worlds;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.consent.Originator;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.Outcome;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What others do with a record that the caller sees too, and its owner with them. */
final class Others {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ONWARD = "{\"kind\":\"onward-transfer\",\"recipient\":\"%s\","
            + "\"purposes\":[\"drug-trafficking\"],\"until\":\"2039-11-22T00:00:00Z\",\"reason\":\"EXERCISE\"}";

    private final TestStack stack;
    private final Partners partners;
    private final RecordTestData record;
    private Optional<String> consent = Optional.empty();
    private Optional<String> recall = Optional.empty();

    /** @param record its newest version */
    Others(TestStack stack, RecordTestData record) {
        this.stack = stack;
        this.partners = new Partners(stack);
        this.record = record;
    }

    /** @return what one of them asked for */
    Optional<String> consent() {
        return consent;
    }

    /** @return what one of them owes a receipt for */
    Optional<String> recall() {
        return recall;
    }

    void pull(String agency) {
        assertThat(other(agency).pull(record.id()).statusCode()).isEqualTo(200);
    }

    void answer(String agency, String answer) {
        assertThat(other(agency)
                        .post("/v1/records/" + record.id() + "/responses", answer)
                        .statusCode())
                .isEqualTo(200);
    }

    void ask(String agency, String wish) {
        consent = Optional.of(other(agency)
                .post("/v1/records/" + record.id() + "/consents", wish)
                .then()
                .statusCode(201)
                .extract()
                .path("consent"));
    }

    /** The owner grants it, and whoever it is passed on to pulls it. */
    void passOn(String agency, String recipient) {
        ask(agency, ONWARD.formatted(recipient));
        UUID asked = UUID.fromString(consent.orElseThrow());
        JsonNode granted = Originator.granted(asked, 1, record.id());
        stack.others()
                .send(Address.CONSENT_ANSWERED, UUID.randomUUID(), record.id().toString(), granted);
        await().atMost(PATIENCE).until(() -> partners.count("consent_entry where consent = '" + asked + "'") == 1);
        partners.feedsFollowed(record.id());
        pull(recipient);
    }

    /** One that had it is no recipient of a newer version, in which all else is as it was. */
    void owe(String agency) {
        pull(agency);
        Map<String, String> fewer = new HashMap<>(record.recipients());
        fewer.remove(agency);
        partners.release(record.amended().to(fewer));
        recall = Optional.of(recipient(agency).owed(record.id()));
    }

    void giveReceipt(String agency) {
        owe(agency);
        assertThat(recipient(agency)
                        .states(recall.orElseThrow(), Outcome.PURGED)
                        .statusCode())
                .isEqualTo(200);
    }

    /** It may be kept for longer. */
    void review() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        partners.review(record, 1, today, today.plusYears(1));
    }

    private Recipient recipient(String agency) {
        return new Recipient(stack, partners, agency);
    }

    private Asker other(String agency) {
        return new Asker(stack, agency, "drug-trafficking");
    }
}
