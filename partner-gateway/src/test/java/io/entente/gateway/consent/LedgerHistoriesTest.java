package io.entente.gateway.consent;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever the order in which an originator's words arrive, and however often: the last word counts. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P3")
@Tag("P6")
class LedgerHistoriesTest {
    private static final List<String> PURPOSES = List.of("drug-trafficking", "money-laundering");
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;
    private Originator originator;
    private RecordTestData record;

    @BeforeEach
    void release() {
        Partners partners = new Partners(stack);
        originator = new Originator(partners, worker, receiver);
        record = RecordTestData.released();
        partners.release(record);
    }

    @Test
    void a_revocation_that_overtakes_its_grant_leaves_nothing_open() {
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");

        originator.says(Originator.revoked(consent, 2, record.id()));
        assertThat(originator.sees("us-dea", record.id())).isFalse();
        originator.says(Originator.granted(consent, 1, record.id()));

        assertThat(originator.sees("us-dea", record.id())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void at_every_moment_the_highest_number_that_arrived_counts(long seed) {
        Random random = new Random(seed);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        List<JsonNode> words = new ArrayList<>();
        for (int number = 1; number <= 2 + random.nextInt(4); number++)
            words.addAll(Collections.nCopies(1 + random.nextInt(2), word(random, consent, number)));
        Collections.shuffle(words, random);

        List<JsonNode> arrived = new ArrayList<>();
        for (JsonNode word : words) {
            originator.says(word);
            arrived.add(word);
            for (String purpose : PURPOSES)
                assertThat(sees(purpose))
                        .as("seed %s, %s after %s", seed, purpose, arrived)
                        .isEqualTo(plainly(arrived, purpose));
        }
    }

    private JsonNode word(Random random, UUID consent, int number) {
        RecordId id = record.id();
        return switch (random.nextInt(5)) {
            case 0 -> Originator.refused(consent, number, id);
            case 1 -> Originator.revoked(consent, number, id);
            case 2 -> Originator.granted(consent, number, id, PURPOSES, PAST);
            case 3 -> Originator.granted(consent, number, id, PURPOSES, Originator.LONG);
            default -> Originator.granted(consent, number, id, PURPOSES.subList(1, 2), Originator.LONG);
        };
    }

    private boolean sees(String purpose) {
        return originator
                        .calling("us-dea", purpose)
                        .get("/v1/records/" + record.id())
                        .statusCode()
                == 200;
    }

    /** The same again, as plainly as can be. */
    private static boolean plainly(List<JsonNode> arrived, String purpose) {
        JsonNode last = arrived.get(0);
        for (JsonNode word : arrived)
            if (word.path("number").asInt() > last.path("number").asInt()) last = word;
        if (!last.path("state").asText().equals("granted")) return false;
        if (last.path("until").asText().equals(PAST.toString())) return false;
        for (JsonNode named : last.path("purposes")) if (named.asText().equals(purpose)) return true;
        return false;
    }
}
