package io.entente.gateway.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.verify.VerifyRecord;
import io.entente.kernel.key.Signer;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.agreement.AgreementDocument;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** An agency changes the key that signs its records, under the pin of an agreement. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P4")
class ChangedKeyTest {
    private static final String OWNER = "ca-rcmp";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEAD = "dead.record.released";

    @Inject
    TakeAgreements takeAgreements;

    TestStack stack;
    private Partners partners;
    private Signer old;
    private Signer renewed;
    private final String first = AgreementTestData.between(
                    "au-afp", OWNER, Instant.parse("2026-01-01T00:00:00Z"), ", \"pin\": PIN")
            .replace("\"BE\"", "\"CA\"");
    private int version;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        old = stack.keys().agency(released().owner());
        renewed = stack.keys().renewed(OWNER);
    }

    /** Others release in its name. */
    @AfterEach
    void nothingIsPinnedAnyMore() {
        VersionKey last =
                VersionKey.of(AgreementDocument.read(pinned("[]", "null").getBytes(StandardCharsets.UTF_8)));
        Signatory.of(stack, OWNER, OWNER, "one").suspend(last).then().statusCode(200);
    }

    @Test
    void what_the_old_key_signed_stays_verifiable_and_what_it_signs_from_then_on_is_refused() {
        pins(List.of(old), "null");
        RecordTestData before = released();
        partners.release(before);
        refused(renewed);

        pins(List.of(renewed), until(old, Instant.now().plusSeconds(3600)));
        RecordTestData underway = released();
        RecordTestData after = released();
        partners.send(underway, old);
        partners.send(after, renewed);
        List.of(underway, after).forEach(partners::shelved);

        pins(List.of(renewed), until(old, Instant.now().minusSeconds(1)));
        refused(old);
        RecordTestData later = released();
        partners.send(later, renewed);
        partners.shelved(later);

        for (RecordTestData record : List.of(before, underway, after, later)) verified(record);
    }

    @Test
    void a_partner_takes_a_former_keys_word_for_what_it_signed_in_its_time_alone() {
        pins(List.of(old), "null");
        RecordTestData record = released();
        partners.release(record);
        long signed = record.dates().signed().getEpochSecond();
        String proof = pulled(record, "application/sd-jwt").asString();

        assertThat(VerifyRecord.of(registerInWhichTheOldKeyHas("exp", signed + 1))
                        .payload(proof))
                .isEqualTo(pulled(record, "application/json").asString());
        assertThat(VerifyRecord.of(registerInWhichTheOldKeyHas("nbf", signed)).payload(proof))
                .isNotEmpty();
        for (String late :
                List.of(registerInWhichTheOldKeyHas("exp", signed), registerInWhichTheOldKeyHas("nbf", signed + 1)))
            assertThatThrownBy(() -> VerifyRecord.of(late).payload(proof)).hasMessage("not signed in the key's time");
    }

    private String registerInWhichTheOldKeyHas(String member, long seconds) {
        ObjectNode register = stack.keys().document();
        register.path("agencies").forEach(agency -> agency.path("recordKeys").forEach(key -> {
            if (key.path("kid").asText().equals(old.keyId())) ((ObjectNode) key).put(member, seconds);
        }));
        return register.toString();
    }

    private void verified(RecordTestData record) {
        assertThat(VerifyRecord.of(stack.keys().document().toString())
                        .payload(pulled(record, "application/sd-jwt").asString()))
                .isEqualTo(pulled(record, "application/json").asString());
    }

    private Response pulled(RecordTestData record, String accept) {
        Response answer = partners.analyst("AU", "au-afp", "drug-trafficking")
                .accept(accept)
                .get("/v1/records/" + record.id());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private void refused(Signer signer) {
        RecordTestData record = released();
        long dead = stack.broker().waiting(DEAD);
        partners.send(record, signer);
        await().atMost(PATIENCE).until(() -> stack.broker().waiting(DEAD) == dead + 1);
        assertThat(partners.count("shelf_version where record = '" + record.id() + "'"))
                .isZero();
    }

    /** A new version of the agreement comes into force. */
    private void pins(List<Signer> keys, String former) {
        version++;
        String listed =
                keys.stream().map(key -> "\"" + key.keyId() + "\"").toList().toString();
        takeAgreements
                .take(List.of(AgreementTestData.file(stack.keys(), pinned(listed, former))))
                .await()
                .atMost(PATIENCE);
    }

    private String pinned(String keys, String former) {
        return first.replace("\"version\": 1", "\"version\": " + version)
                .replace(
                        "PIN",
                        "{\"issuer\": \"https://issuer.example\", \"recordKeys\": " + keys + ", \"formerKeys\": "
                                + former + "}");
    }

    private static String until(Signer key, Instant end) {
        return "[{\"key\": \"" + key.keyId() + "\", \"until\": \"" + Instant.ofEpochSecond(end.getEpochSecond())
                + "\"}]";
    }

    private static RecordTestData released() {
        return RecordTestData.released().ownedBy(OWNER).to(Map.of("au-afp", "full"));
    }
}
