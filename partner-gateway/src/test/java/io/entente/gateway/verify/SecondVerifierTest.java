package io.entente.gateway.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;
import io.entente.kernel.statement.Claim;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** What the gateway sends, verified by a partner that has no code of ours. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class SecondVerifierTest {
    TestStack stack;
    Partners partners;
    VerifyRecord verifier;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
        verifier = VerifyRecord.of(stack.keys().document().toString());
    }

    @Test
    void the_proof_is_verified_and_says_byte_for_byte_what_the_payload_says() {
        RecordTestData record =
                RecordTestData.released().telling("EXERCISE: \u00e9\u4e2d\ud83d\ude00 \"\\\n\u0001 1.0");
        partners.release(record);

        for (String purpose : List.of("drug-trafficking", "money-laundering"))
            assertThat(verifier.payload(proof(record, purpose)).getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(partners.hsi(purpose)
                            .accept("application/json")
                            .get("/v1/records/" + record.id())
                            .asByteArray());
    }

    @Test
    void what_is_disclosed_later_and_more_of_extends_the_same_record_under_the_same_signature() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        List<String> first = parts(proof(record, "drug-trafficking"));
        List<String> later = parts(proof(record, "money-laundering"));

        assertThat(later.get(0)).as("the signed part").isEqualTo(first.get(0));
        Set<String> together = new LinkedHashSet<>(first);
        together.addAll(later);
        assertThat(together).hasSizeGreaterThan(first.size());
        JsonNode fuller = json(verifier.payload(compact(List.copyOf(together))));
        for (List<String> part : List.of(first, later))
            json(verifier.payload(compact(part))).properties().forEach(said -> assertThat(fuller.get(said.getKey()))
                    .isEqualTo(said.getValue()));
    }

    @Test
    @Tag("P7")
    void the_number_of_digests_does_not_tell_how_much_was_withheld() {
        Signer signer = stack.keys().agency(new AgencyId("be-fgp"));

        assertThat(List.of(1, 7, 31, 32))
                .allSatisfy(claims -> assertThat(VerifyRecord.digests(statement(claims, signer)))
                        .isEqualTo(32));
        assertThat(List.of(33, 128)).allSatisfy(claims -> assertThat(VerifyRecord.digests(statement(claims, signer)))
                .isEqualTo(128));
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        assertThat(VerifyRecord.digests(proof(record, "drug-trafficking")))
                .isEqualTo(VerifyRecord.digests(proof(record, "money-laundering")))
                .isEqualTo(32);
    }

    @Test
    void a_disclosure_that_was_changed_doubled_taken_from_elsewhere_or_turned_around_is_refused() {
        RecordTestData record = RecordTestData.released();
        RecordTestData other = RecordTestData.released();
        partners.release(record);
        partners.release(other);
        List<String> good = parts(proof(record, "drug-trafficking"));
        String foreign = parts(proof(other, "drug-trafficking")).get(1);
        String one = good.get(1);
        JsonNode opened = json(new String(Base64.getUrlDecoder().decode(one), StandardCharsets.UTF_8));
        String changed = "[" + opened.get(0) + "," + opened.get(1) + ",\"something else\"]";
        String turned = "[" + opened.get(1) + "," + opened.get(0) + "," + opened.get(2) + "]";

        assertRefused(replaced(good, encoded(changed)), "was not signed");
        assertRefused(replaced(good, encoded(turned)), "was not signed");
        assertRefused(with(good, one), "twice");
        assertRefused(with(good, foreign), "was not signed");
        assertRefused(with(good, ""), "was not signed");
        assertThat(verifier.payload(compact(good))).isNotEmpty();
    }

    @Test
    void the_order_of_disclosures_says_nothing() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        List<String> good = parts(proof(record, "drug-trafficking"));
        List<String> reversed = new ArrayList<>(good.subList(1, good.size()));
        Collections.reverse(reversed);
        reversed.add(0, good.get(0));

        assertThat(verifier.payload(compact(reversed))).isEqualTo(verifier.payload(compact(good)));
    }

    @Test
    void a_signed_part_that_was_touched_or_signed_by_another_agency_is_refused() {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        List<String> good = parts(proof(record, "drug-trafficking"));
        String[] jwt = good.get(0).split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(jwt[1]), StandardCharsets.UTF_8);

        String touched = jwt[0] + "." + encoded(payload.replace("be-fgp", "be-port")) + "." + jwt[2];
        assertRefused(signedPart(good, touched), "no such key");
        String backdated = jwt[0] + "." + encoded(payload.replace("\"iat\":1", "\"iat\":2")) + "." + jwt[2];
        assertRefused(signedPart(good, backdated), "does not fit");
        String unsigned = encoded("{\"alg\":\"none\",\"typ\":\"entente-record+sd-jwt\"}") + "." + jwt[1] + ".";
        assertRefused(signedPart(good, unsigned), "not signed with ES256");
        assertRefused(statement(3, stack.keys().agency(new AgencyId("be-customs"))), "no such key");
        assertRefused(statement(3, stack.keys().retired("be-fgp")), "no such key");
    }

    @Test
    void keys_change_and_what_either_signed_stays_verifiable_as_long_as_the_register_lists_both() {
        RecordTestData before = RecordTestData.released();
        RecordTestData after = RecordTestData.released();
        partners.send(before);
        partners.send(after, stack.keys().renewed("be-fgp"));
        for (RecordTestData record : List.of(before, after))
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> partners.count("shelf_version where version_id = '" + record.versionId() + "'") == 1);

        String old = proof(before, "drug-trafficking");
        String renewed = proof(after, "drug-trafficking");

        assertThat(verifier.payload(old)).contains(before.id().toString());
        assertThat(verifier.payload(renewed)).contains(after.id().toString());
        assertThat(header(old)).isNotEqualTo(header(renewed));
    }

    private void assertRefused(String statement, String why) {
        assertThatThrownBy(() -> verifier.payload(statement))
                .isInstanceOf(VerifyRecord.Refused.class)
                .hasMessageContaining(why);
    }

    private String proof(RecordTestData record, String purpose) {
        return partners.hsi(purpose)
                .accept("application/sd-jwt")
                .get("/v1/records/" + record.id())
                .asString();
    }

    private static String statement(int claims, Signer signer) {
        return RecordStatement.issue(
                        new AgencyId("be-fgp"),
                        RecordId.random(),
                        UUID.randomUUID(),
                        Instant.parse("2026-11-22T08:00:00Z"),
                        IntStream.range(0, claims)
                                .mapToObj(n -> new Claim("claim" + n, TextNode.valueOf("EXERCISE")))
                                .toList(),
                        signer)
                .compact();
    }

    private static String header(String statement) {
        return statement.substring(0, statement.indexOf('.'));
    }

    private static List<String> parts(String statement) {
        List<String> parts = Arrays.asList(statement.split("~", -1));
        return parts.subList(0, parts.size() - 1);
    }

    private static String compact(List<String> parts) {
        return String.join("~", parts) + "~";
    }

    private static String with(List<String> parts, String another) {
        List<String> more = new ArrayList<>(parts);
        more.add(another);
        return compact(more);
    }

    private static String replaced(List<String> parts, String first) {
        List<String> others = new ArrayList<>(parts);
        others.set(1, first);
        return compact(others);
    }

    private static String signedPart(List<String> parts, String other) {
        List<String> others = new ArrayList<>(parts);
        others.set(0, other);
        return compact(others);
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
