package io.entente.gateway.consent;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The third-party rule: whoever has a record asks its originator before anybody else gets it, and so does whoever got it
 * in that way. What each gets is the originator's own record under its own clauses: what it would get if it had been named.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
@Tag("P3")
class ChainsTest {
    private static final String NAMED = "us-hsi";
    private static final List<String> AGENCIES =
            List.of(NAMED, "us-dea", "us-cbp", "be-customs", "eu-europol", "eu-euda");

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;
    private Partners partners;
    private Originator originator;
    /** What each agency gets of the same record where all of them are named; nothing without a clause. */
    private final Map<String, Map<String, Object>> named = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 14})
    void nobody_has_it_without_the_originators_word_however_long_the_chain(long seed) {
        partners = new Partners(stack);
        originator = new Originator(partners, worker, receiver);
        nameEverybody();
        Random random = new Random(seed);
        RecordTestData record = RecordTestData.released();
        partners.shelve(record);
        Map<UUID, String> standing = new LinkedHashMap<>();
        List<String> told = new ArrayList<>();
        for (int step = 0; step < 6; step++) {
            if (!standing.isEmpty() && random.nextInt(4) == 0) revokeOne(random, record.id(), standing, told);
            else ask(random, record.id(), standing, told);
            assertSeenBy(expected(standing), record.id(), seed + " " + told);
        }
        assertForNothingElse(record.id(), seed + " " + told);
        partners.recall(record);
        assertSeenBy(Set.of(), record.id(), seed + " " + told + " recalled");
    }

    private void nameEverybody() {
        RecordTestData everybodys = RecordTestData.released()
                .to(AGENCIES.stream().collect(Collectors.toMap(agency -> agency, agency -> "full")));
        partners.shelve(everybodys);
        for (String agency : AGENCIES) {
            Response pulled = originator.pull(agency, everybodys.id());
            if (pulled.statusCode() == 200) named.put(agency, content(pulled));
        }
        assertThat(named.keySet()).contains(NAMED, "us-dea", "us-cbp");
    }

    /** What the payload says, but for which record and version it is. */
    private static Map<String, Object> content(Response pulled) {
        Map<String, Object> content = new TreeMap<>(pulled.jsonPath().getMap("$"));
        content.keySet().removeAll(Set.of("sub", "jti"));
        return content;
    }

    private void ask(Random random, RecordId record, Map<UUID, String> standing, List<String> told) {
        String asker = one(random, AGENCIES);
        String recipient = one(
                random,
                AGENCIES.stream().filter(agency -> !agency.equals(asker)).toList());
        Response asked = originator.asks(asker, record.toString(), Originator.onwardTo(recipient, Originator.LONG));
        boolean may = expected(standing).contains(asker);
        told.add(asker + " asks for " + recipient);
        assertThat(asked.statusCode()).as("%s", told).isEqualTo(may ? 201 : 404);
        if (!may) return;
        UUID consent = UUID.fromString(asked.jsonPath().getString("consent"));
        assertSeenBy(expected(standing), record, told + ", asked and not answered");
        if (random.nextInt(4) == 0) {
            told.add("refused");
            originator.says(Originator.refused(consent, 1, record));
        } else {
            told.add("granted");
            originator.says(Originator.granted(consent, 1, record));
            standing.put(consent, recipient);
        }
    }

    private void revokeOne(Random random, RecordId record, Map<UUID, String> standing, List<String> told) {
        UUID consent = one(random, List.copyOf(standing.keySet()));
        told.add("revoked for " + standing.remove(consent));
        originator.says(Originator.revoked(consent, 2, record));
    }

    private Set<String> expected(Map<UUID, String> standing) {
        Set<String> expected = new TreeSet<>(standing.values());
        expected.add(NAMED);
        expected.retainAll(named.keySet());
        return expected;
    }

    private void assertSeenBy(Set<String> expected, RecordId record, String told) {
        Set<String> seen = new TreeSet<>();
        for (String agency : AGENCIES) {
            Response pulled = originator.pull(agency, record);
            if (pulled.statusCode() != 200) continue;
            seen.add(agency);
            assertThat(content(pulled)).as("%s of %s", agency, told).isEqualTo(named.get(agency));
        }
        assertThat(seen).as("%s", told).isEqualTo(expected);
    }

    /** What was granted was for drug cases: whoever got it so has it for nothing else. */
    private void assertForNothingElse(RecordId record, String told) {
        for (String agency : AGENCIES)
            assertThat(originator
                            .calling(agency, "money-laundering")
                            .get("/v1/records/" + record)
                            .statusCode())
                    .as("%s of %s", agency, told)
                    .isEqualTo(agency.equals(NAMED) ? 200 : 404);
    }

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
