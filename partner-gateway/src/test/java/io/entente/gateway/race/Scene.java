package io.entente.gateway.race;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.ServiceClock;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.consent.Originator;
import io.entente.kernel.event.Address;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.testing.Today;
import io.entente.policy.agreement.AgreementDocument;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** A record, who may see it, and who takes it away. */
final class Scene {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final TestStack stack;
    private final Partners partners;
    private final Originator originator;
    private final ServiceClock clock;
    private final Pool worker;
    private final LocalDate today = Today.thatLasts();
    private @Nullable RecordTestData record;
    private @Nullable UUID consent;
    private @Nullable String agreement;

    Scene(TestStack stack, Originator originator, ServiceClock clock, Pool worker) {
        this.stack = stack;
        this.partners = new Partners(stack);
        this.originator = originator;
        this.clock = clock;
        this.worker = worker;
    }

    /** Returns when it is on the shelf. */
    void releases(RecordTestData released) {
        record = released;
        partners.shelve(released);
    }

    void amends(RecordTestData amended) {
        partners.send(amended);
    }

    void consents(UUID asked) {
        consent = asked;
    }

    void says(Address to, JsonNode data) {
        stack.others().send(to, UUID.randomUUID(), record().id().toString(), data);
    }

    /** Under which the federal police share with one agency, and nobody else. */
    void agrees(String agency) {
        String json = AgreementTestData.between(agency, "be-fgp", LONG_AGO, "");
        AgreementTestData.take(worker, clock, stack.keys(), json).await().atMost(Duration.ofSeconds(60));
        agreement =
                AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)).id();
    }

    void suspends() {
        RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "be-fgp.one", "agreement-signatory"))
                .post("/v1/agreements/" + agreement() + "/versions/1/suspensions")
                .then()
                .statusCode(200);
    }

    TestStack stack() {
        return stack;
    }

    Partners partners() {
        return partners;
    }

    Originator originator() {
        return originator;
    }

    ServiceClock clock() {
        return clock;
    }

    String agreement() {
        return Objects.requireNonNull(agreement);
    }

    LocalDate today() {
        return today;
    }

    RecordTestData record() {
        return Objects.requireNonNull(record);
    }

    UUID consent() {
        return Objects.requireNonNull(consent);
    }
}
