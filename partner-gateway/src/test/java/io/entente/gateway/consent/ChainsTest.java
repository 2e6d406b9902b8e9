package io.entente.gateway.consent;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The third-party rule: whoever has a record asks its originator before anybody else gets it, and so does whoever got it
 * in that way. What each gets is the originator's own record under its own clauses: what it would get if it had been
 * named, and bound by all that the record itself demands, however long the chain.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
@Tag("P3")
class ChainsTest {
    private static final List<Long> SEEDS = LongStream.range(11, 17).boxed().toList();
    private static final int STEPS = 8;
    private static final List<String> AGENCIES =
            List.of(Chain.FIRST, "us-dea", "us-cbp", "be-customs", "eu-europol", "eu-euda");
    /** For whom a clause of the agreements that this test knows speaks. */
    private static final Set<String> SPOKEN_FOR = Set.of(Chain.FIRST, "us-dea", "us-cbp", "eu-europol", "eu-euda");

    private static final String[] BORNE = {
        "use-restriction.no-military-use", "use-restriction.intelligence-only", "marking.handling.H2"
    };
    private static final String[] BORNE_LATER = {
        "use-restriction.no-military-use",
        "use-restriction.intelligence-only",
        "use-restriction.no-action-without-consent",
        "marking.handling.H2"
    };

    /**
     * A version of the record, as its originator releases it.
     *
     * @param demands what the record itself demands of whoever has it
     * @param named what each agency gets of it where all of them are named; nothing without a clause
     */
    private record Edition(Set<String> demands, Map<String, Map<String, Object>> named) {}

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    @Inject
    ReceiveAnswered receiver;

    TestStack stack;
    private Partners partners;
    private Originator originator;
    /** By side, what its clause adds. */
    private final Map<String, Set<String>> imposed = new TreeMap<>();

    private Edition first;
    private Edition tighter;

    private final List<String> agencies = new ArrayList<>(AGENCIES);
    private int longest;
    private int brokenInTheMiddle;

    @Test
    void nobody_has_it_without_the_originators_word_and_everybody_is_bound_alike_however_long_the_chain() {
        partners = new Partners(stack);
        originator = new Originator(partners, worker, receiver);
        imposed.put("us", clause("us-be/1/drug-cases", "no-immigration-enforcement", "P5Y"));
        String union = withTheUnion();
        try {
            first = edition(
                    another(),
                    Set.of(
                            "use-restriction no-military-use record",
                            "use-restriction intelligence-only record",
                            "sharing green record"));
            tighter = edition(
                    tightened(another()),
                    Set.of(
                            "use-restriction no-military-use record",
                            "use-restriction intelligence-only record",
                            "use-restriction no-action-without-consent record",
                            "sharing amber record"));
            for (long seed : SEEDS) chain(seed);
        } finally {
            suspend(union);
        }
        assertThat(longest).as("hops of the longest chain that was granted").isGreaterThanOrEqualTo(3);
        assertThat(brokenInTheMiddle).as("revocations in the middle of a chain").isPositive();
    }

    private void chain(long seed) {
        RecordTestData record = another();
        partners.shelve(record);
        var chain = new Chain(seed, first.named().keySet(), agencies);
        long tightening = seed % STEPS;
        Edition edition = first;
        for (int step = 0; step < STEPS; step++) {
            if (step == tightening) {
                partners.shelve(tightened(record));
                edition = tighter;
            } else if (chain.isTimeToRevoke()) originator.says(Originator.revoked(chain.revoke(), 2, record.id()));
            else ask(chain, record);
            assertSeenBy(chain.seenBy(), chain, record, edition);
        }
        assertForNothingElse(record, chain.toString());
        partners.recall(record.amended());
        assertSeenBy(Set.of(), chain, record, edition);
        longest = Math.max(longest, chain.longest());
        brokenInTheMiddle += chain.brokenInTheMiddle();
    }

    private void ask(Chain chain, RecordTestData record) {
        Chain.Wanted wanted = chain.next();
        Response asked = originator.asks(
                wanted.asker(), record.id().toString(), Originator.onwardTo(wanted.recipient(), Originator.LONG));
        boolean may = chain.seenBy().contains(wanted.asker());
        assertThat(asked.statusCode()).as("%s %s", chain, wanted).isEqualTo(may ? 201 : 404);
        if (!may) return;
        UUID consent = UUID.fromString(asked.jsonPath().getString("consent"));
        assertThat(originator.sees(wanted.recipient(), record.id()))
                .as("%s %s, asked and not answered", chain, wanted)
                .isEqualTo(chain.seenBy().contains(wanted.recipient()));
        originator.says(
                chain.isGranted(wanted, consent)
                        ? Originator.granted(consent, 1, record.id())
                        : Originator.refused(consent, 1, record.id()));
    }

    private void assertSeenBy(Set<String> expected, Chain chain, RecordTestData record, Edition edition) {
        Set<String> seen = new TreeSet<>();
        for (String agency : agencies) {
            Response pulled = originator.pull(agency, record.id());
            if (pulled.statusCode() != 200) continue;
            seen.add(agency);
            assertThat(content(pulled))
                    .as("%s of %s", agency, chain)
                    .isEqualTo(edition.named().get(agency));
            assertThat(obligations(pulled))
                    .filteredOn(this::isOfAnAgreementKnownHere)
                    .as("%s of %s", agency, chain)
                    .containsExactlyInAnyOrderElementsOf(owed(agency, chain, edition));
        }
        assertThat(seen).as("%s", chain).isEqualTo(expected);
    }

    /** @return the record's own, its clause's, and what it was told when it was let in */
    private Set<String> owed(String agency, Chain chain, Edition edition) {
        Stream<String> consents = chain.consentsTo(agency).stream()
                .flatMap(consent ->
                        Stream.of("consent onward-transfer consent/" + consent, "condition consent/" + consent));
        return Stream.of(edition.demands().stream(), imposed.get(agency.substring(0, 2)).stream(), consents)
                .flatMap(all -> all)
                .collect(Collectors.toSet());
    }

    /** Another test's agreement may bind the same two, and adds its own. */
    private boolean isOfAnAgreementKnownHere(String obligation) {
        String source = obligation.substring(obligation.lastIndexOf(' ') + 1);
        return !source.startsWith("test-")
                || imposed.get("eu").stream().anyMatch(known -> known.endsWith(" " + source));
    }

    /** What is kept of the decision, as the originator's own auditor reads it. */
    private List<String> obligations(Response pulled) {
        return RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "an.auditor", "auditor"))
                .header("Entente-Ground", "EXERCISE yearly check")
                .get("/v1/disclosures/" + pulled.header("Entente-Disclosure") + "/replay")
                .jsonPath()
                .getList("recorded.obligations");
    }

    private static Set<String> clause(String clause, String restriction, String retention) {
        return Set.of(
                "use-restriction " + restriction + " " + clause,
                "retention " + retention + " " + clause,
                "judicial-use consent " + clause,
                "onward-transfer consent " + clause);
    }

    /** For as long as this test: others take it that Belgium and the Union agreed on nothing. */
    private String withTheUnion() {
        String json = AgreementTestData.between("EU", "BE", Instant.parse("2026-01-01T00:00:00Z"), "")
                .replace("\"imposes\": []", "\"imposes\": [\"no-capital-proceedings\"], \"retention\": \"P1Y\"")
                .replace("\"reference\"", "\"reference\", \"marking\"");
        AgreementTestData.take(worker, Clock.systemUTC(), stack.keys(), json)
                .await()
                .atMost(Duration.ofSeconds(60));
        String id = json.replaceAll("(?s).*\"(test-[^\"]*)\".*", "$1");
        imposed.put("eu", clause(id + "/1/permit", "no-capital-proceedings", "P1Y"));
        return id;
    }

    private void suspend(String agreement) {
        RestAssured.given()
                .auth()
                .oauth2(stack.issuers().token("BE", "be-fgp", "be-fgp.first", "agreement-signatory"))
                .post("/v1/agreements/" + agreement + "/versions/1/suspensions")
                .then()
                .statusCode(200);
    }

    private static RecordTestData another() {
        return RecordTestData.released().marked("green").bearing(BORNE);
    }

    /** Its originator thinks again: a stricter marking, and one restriction more. */
    private static RecordTestData tightened(RecordTestData record) {
        return record.amended().marked("amber").bearing(BORNE_LATER);
    }

    private Edition edition(RecordTestData like, Set<String> demands) {
        RecordTestData everybodys =
                like.to(AGENCIES.stream().collect(Collectors.toMap(agency -> agency, agency -> "full")));
        partners.shelve(everybodys);
        Map<String, Map<String, Object>> named = new TreeMap<>();
        for (String agency : AGENCIES) {
            Response pulled = originator.pull(agency, everybodys.id());
            if (pulled.statusCode() != 200) continue;
            // An agreement of another test, which may stand or not: what it gives is not this test's to say.
            if (SPOKEN_FOR.contains(agency)) named.put(agency, content(pulled));
            else agencies.remove(agency);
        }
        assertThat(named.keySet()).isEqualTo(SPOKEN_FOR);
        assertThat(named.values()).allSatisfy(content -> assertThat(content.keySet())
                .contains("marking.tlp", "use-restriction.no-military-use", "use-restriction.intelligence-only"));
        return new Edition(demands, named);
    }

    /** What the payload says, but for which record and version it is. */
    private static Map<String, Object> content(Response pulled) {
        Map<String, Object> content = new TreeMap<>(pulled.jsonPath().getMap("$"));
        content.keySet().removeAll(Set.of("sub", "jti"));
        return content;
    }

    /** What was granted was for drug cases: whoever got it so has it for nothing else. */
    private void assertForNothingElse(RecordTestData record, String told) {
        for (String agency : agencies)
            assertThat(originator
                            .calling(agency, "money-laundering")
                            .get("/v1/records/" + record.id())
                            .statusCode())
                    .as("%s of %s", agency, told)
                    .isEqualTo(agency.equals(Chain.FIRST) ? 200 : 404);
    }
}
