package io.entente.gateway.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.agreement.AgreementTestData;
import io.entente.gateway.matrix.Gate.Answer;
import io.entente.gateway.matrix.Gate.Knock;
import io.entente.gateway.recall.Recipient;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.testing.ApiDocument;
import io.entente.kernel.testing.ApiDocument.Endpoint;
import io.entente.kernel.testing.TestStack;
import io.entente.kernel.vocabulary.Outcome;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every agency, in every role, at every endpoint, about a record in every state, its owner on any side, for several
 * purposes: over HTTP, a system on an officer's behalf with its certificate, each answer against what the naive model says,
 * field by field. A new endpoint fails this test until somebody has said here who is let in there.
 */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@Tag("P1")
@Tag("P3")
@Tag("P4")
@Tag("P7")
class MatrixTest {
    static final List<String> AGENCIES =
            List.of("us-cbp", "us-dea", "be-customs", "be-fgp", "be-port", "eu-europol", "eu-euda");
    /** Who had pulled a record before its recall, as far as it could, and in which role. */
    static final Map<String, String> HAD_IT =
            Map.of("be-customs", "partner-analyst", "be-port", "partner-analyst", "eu-europol", Gate.SYSTEM);

    private static final List<Purpose> PURPOSES = List.of(
            Purpose.DRUG_TRAFFICKING, Purpose.MONEY_LAUNDERING, Purpose.EXTRADITION, Purpose.IMMIGRATION_ENFORCEMENT);
    private static final Set<Purpose> PROVEN = Set.of(Purpose.DRUG_TRAFFICKING);
    private static final int AT_LEAST = 15_000;

    private static final String ANALYST = "partner-analyst";
    private static final String SYSTEM = Gate.SYSTEM;
    private static final String SIGNATORY = "agreement-signatory";
    private static final String AUDITOR = "auditor";
    private static final List<String> ROLES =
            List.of(ANALYST, SYSTEM, SIGNATORY, AUDITOR, "supervisor", "liaison-officer", "release-supervisor");

    /** Who ask for records, in their own name and on an officer's behalf. */
    private static final List<String> ASKERS = List.of(ANALYST, SYSTEM);

    /** Who is let in at which endpoint; a partner's system wherever its analysts are. */
    private static final Map<String, String> DOORS = Map.ofEntries(
            entry("getFeed", ANALYST),
            entry("getRecordsById", ANALYST),
            entry("postRecordsByIdResponses", ANALYST),
            entry("postRecordsByIdConsents", ANALYST),
            entry("getConsents", ANALYST),
            entry("getConsentsById", ANALYST),
            entry("getClocks", ANALYST),
            entry("getRecalls", ANALYST),
            entry("getRecallsById", ANALYST),
            entry("postRecallsByIdReceipts", ANALYST),
            entry("getDisclosuresById", ANALYST),
            entry("getDisclosuresByIdReplay", AUDITOR),
            entry("postReplays", AUDITOR),
            entry("postAgreements", SIGNATORY),
            entry("getAgreements", SIGNATORY),
            entry("getAgreementsByIdVersionsByVersion", SIGNATORY),
            entry("getAgreementsByIdVersionsByVersionDocument", SIGNATORY),
            entry("postAgreementsByIdVersionsByVersionApprovals", SIGNATORY),
            entry("postAgreementsByIdVersionsByVersionSignatures", SIGNATORY),
            entry("postAgreementsByIdVersionsByVersionSuspensions", SIGNATORY),
            entry("postAgreementsByIdVersionsByVersionLifts", SIGNATORY));

    /** What is asked about a record beside the pull, and the answer where there is something to see. */
    private static final Map<String, Integer> ASKED_ABOUT_A_RECORD =
            Map.of("postRecordsByIdResponses", 200, "postRecordsByIdConsents", 201);

    private static final Map<String, String> BODIES = Map.of(
            "postRecordsByIdResponses",
            "{\"answer\":\"accept\"}",
            "postRecordsByIdConsents",
            "{\"kind\":\"action\",\"purposes\":[\"drug-trafficking\"],\"until\":\"2039-11-22T00:00:00Z\","
                    + "\"reason\":\"EXERCISE\"}",
            "postRecallsByIdReceipts",
            "{\"outcome\":\"never-received\"}",
            "postAgreementsByIdVersionsByVersionSignatures",
            "{\"signature\":\"a..b\"}");

    @Inject
    @ReactiveDataSource("worker")
    Pool worker;

    TestStack stack;

    private final Papers papers = new Papers();
    private final Cells cells = new Cells();
    /** Without HTTP. */
    private final Cells decided = new Cells();
    /** By agency, the consents it asked for. */
    private final Map<String, Set<String>> asked = new ConcurrentHashMap<>();
    /** By agency and state, the disclosure that a pull for drug trafficking was. */
    private final Map<String, String> disclosures = new ConcurrentHashMap<>();

    private @Nullable Gate gate;
    private @Nullable Expected expected;

    @Test
    void every_answer_is_what_the_model_says() {
        List<Endpoint> endpoints = ApiDocument.served().endpoints();
        assertThat(endpoints.stream().map(Endpoint::name))
                .as("each endpoint has somebody who is let in")
                .containsExactlyInAnyOrderElementsOf(DOORS.keySet());
        gate = new Gate(stack);
        for (String json : papers.all())
            AgreementTestData.take(worker, Clock.systemUTC(), stack.keys(), json)
                    .await()
                    .atMost(Duration.ofSeconds(60));
        expected = new Expected(stack.keys().register(), Papers.inForce(stack));
        try {
            List<Row> rows = new Rows(stack, gate()).all();
            rows.forEach(this::decisions);
            endpoints.forEach(endpoint -> wrongRoles(endpoint, rows));
            pulls(rows);
            endpoints.stream()
                    .filter(endpoint -> ASKED_ABOUT_A_RECORD.containsKey(endpoint.name()))
                    .forEach(endpoint -> asking(endpoint, rows));
            cells.compareAll();
            Rows.feedsFollowed(
                    new Partners(stack),
                    rows.stream().flatMap(row -> row.sample().stream()).toList());
            feeds(rows);
            consents();
            clocks(rows);
            endpoints.stream()
                    .filter(endpoint -> endpoint.path().startsWith("/v1/recalls/"))
                    .forEach(endpoint -> recalls(endpoint, rows));
            duties(row(rows, "pulled by some and then recalled"));
            terms(rows);
            replays(rows);
            endpoints.stream()
                    .filter(endpoint -> endpoint.path().startsWith("/v1/agreements"))
                    .forEach(this::agreements);
            cells.compareAll();
        } finally {
            leaveNothing();
        }
        System.out.printf("matrix: %d cells compared, %d decisions%n", cells.compared(), decided.compared());
        assertThat(cells.deviations()).isEmpty();
        assertThat(decided.deviations()).isEmpty();
        assertThat(decided.compared()).isGreaterThanOrEqualTo(10_000);
        assertThat(cells.compared()).isGreaterThanOrEqualTo(AT_LEAST);
    }

    private void decisions(Row row) {
        row.sample().ifPresent(newest -> {
            expected().decisions(row, newest, decided);
            newest.older.forEach(older -> expected().decisions(row, older, decided));
        });
    }

    /** Whoever has another role learns nothing of what is there and what is not. */
    private void wrongRoles(Endpoint endpoint, List<Row> rows) {
        List<String> ids = endpoint.path().startsWith("/v1/records/")
                ? List.of(rows.get(0).id(), row(rows, "full").id())
                : List.of(rows.get(0).id());
        String door = Objects.requireNonNull(DOORS.get(endpoint.name()));
        List<String> others = new ArrayList<>(ROLES);
        others.removeAll(door.equals(ANALYST) ? ASKERS : List.of(door));
        for (String id : ids)
            for (String agency : AGENCIES) {
                cells.add(() -> refused(endpoint, id, agency, null, 401));
                for (String role : others) cells.add(() -> refused(endpoint, id, agency, role, 403));
            }
        AGENCIES.forEach(agency -> cells.add(() -> stolen(endpoint, ids.get(0), agency)));
    }

    private void refused(Endpoint endpoint, String id, String agency, @Nullable String role, int status) {
        refused(
                gate().ask(knock(endpoint, id), agency, role, "drug-trafficking"),
                status,
                endpoint,
                agency,
                role == null ? "nobody" : role,
                id);
    }

    /** A system's token is worth nothing without its certificate, nor with that of another. */
    private void stolen(Endpoint endpoint, String id, String agency) {
        Knock knock = knock(endpoint, id);
        refused(
                gate().withoutCertificate(knock, agency, "drug-trafficking"),
                401,
                endpoint,
                agency,
                "no certificate",
                id);
        String thief = agency.equals("us-dea") ? "eu-euda" : "us-dea";
        refused(
                gate().withCertificateOf(thief, knock, agency, "drug-trafficking"),
                401,
                endpoint,
                agency,
                "certificate of " + thief,
                id);
    }

    private void refused(Answer answer, int status, Object... where) {
        String slug = status == 401 ? "unauthenticated" : "forbidden";
        cells.same(
                answer.status() + " " + answer.json().path("type").asText(),
                status + " https://entente.example/problems/" + slug,
                where);
    }

    private void pulls(List<Row> rows) {
        Answer missing = gate().ask(pull(rows.get(0)), "be-fgp", ANALYST, "drug-trafficking");
        for (Row row : rows)
            for (String agency : AGENCIES) {
                for (Purpose purpose : PURPOSES) {
                    cells.add(() -> payload(row, agency, ANALYST, purpose, missing));
                    if (PROVEN.contains(purpose)) cells.add(() -> proof(row, agency, ANALYST, purpose, missing));
                }
                // What a system gets is compared in one form of each, by turns.
                if ((rows.indexOf(row) + AGENCIES.indexOf(agency)) % 2 == 0)
                    cells.add(() -> payload(row, agency, SYSTEM, Purpose.DRUG_TRAFFICKING, missing));
                else cells.add(() -> proof(row, agency, SYSTEM, Purpose.DRUG_TRAFFICKING, missing));
            }
    }

    private void payload(Row row, String agency, String role, Purpose purpose, Answer missing) {
        Answer answer = gate().ask(pull(row), agency, role, purpose.code());
        if (role.equals(ANALYST) && purpose == Purpose.DRUG_TRAFFICKING)
            disclosures.put(agency + " " + row, answer.disclosure().orElse("none"));
        cells.same(
                answer.status() + " " + answer.text(),
                expected()
                        .payload(row, agency, purpose)
                        .map(payload -> "200 " + canonical(payload))
                        .orElse("404 " + missing.text()),
                "payload",
                row,
                agency,
                role,
                purpose);
    }

    private void proof(Row row, String agency, String role, Purpose purpose, Answer missing) {
        Answer answer = gate().ask(pull(row).accepting("application/sd-jwt"), agency, role, purpose.code());
        String told = String.valueOf(answer.status());
        if (answer.status() == 200) told += " " + proven(row, answer);
        if (answer.status() == 404) told += " " + answer.text();
        String should = expected()
                .payload(row, agency, purpose)
                .map(payload -> "200 " + canonical(payload))
                .orElse("404 " + missing.text());
        cells.same(told, should, "proof", row, agency, role, purpose);
    }

    /** What a recipient's verifier makes of it. */
    private String proven(Row row, Answer answer) {
        Collection<ECKey> keys = stack.keys()
                .register()
                .agency(row.sample().orElseThrow().owner)
                .orElseThrow()
                .recordKeys();
        String proof = answer.text();
        // A note has no disclosures; a statement has some, or nothing would be sent.
        if (proof.indexOf('~') == proof.length() - 1)
            return PointerNote.verified(proof.substring(0, proof.length() - 1), keys)
                    .payload();
        SdStatement statement = SdStatement.parse(answer.text());
        statement.verified(RecordStatement.TYP, keys);
        return new String(statement.processed(), UTF_8);
    }

    private void asking(Endpoint endpoint, List<Row> rows) {
        int found = ASKED_ABOUT_A_RECORD.get(endpoint.name());
        Answer missing = gate().ask(pull(rows.get(0)), "be-fgp", ANALYST, "drug-trafficking");
        for (Row row : rows)
            for (String agency : AGENCIES)
                for (String role : ASKERS)
                    cells.add(() -> {
                        Answer answer = gate().ask(knock(endpoint, row.id()), agency, role, "drug-trafficking");
                        boolean seen = expected().seen(row, agency, Purpose.DRUG_TRAFFICKING);
                        cells.same(
                                answer.status() + " " + said(answer),
                                seen ? found + " " + wanted(endpoint, row, agency) : "404 " + missing.text(),
                                endpoint,
                                row,
                                agency,
                                role);
                        if (answer.status() == 201)
                            asked.computeIfAbsent(agency, any -> ConcurrentHashMap.newKeySet())
                                    .add(answer.json().path("consent").asText());
                    });
    }

    /** What is on record of it, but for what is made up there and then; of a refusal all. */
    private static String said(Answer answer) {
        if (answer.status() >= 400) return answer.text();
        ObjectNode said = (ObjectNode) answer.json();
        for (String fresh : List.of("response", "consent", "at", "askedAt"))
            if (said.has(fresh)) said.put(fresh, said.path(fresh).asText().isEmpty() ? "" : "fresh");
        return canonical(said);
    }

    private static String wanted(Endpoint endpoint, Row row, String agency) {
        String wanted = endpoint.name().equals("postRecordsByIdResponses")
                ? "{\"response\":\"fresh\",\"answer\":\"accept\",\"reason\":null,\"at\":\"fresh\"}"
                : """
                {"consent": "fresh", "record": "%s", "kind": "action", "recipient": "%s",
                 "purposes": ["drug-trafficking"], "conditions": [], "until": "2039-11-22T00:00:00Z",
                 "reason": "EXERCISE", "askedAt": "fresh", "state": "requested", "ledger": []}
                """.formatted(row.id(), agency);
        return canonical(StrictJson.read(wanted.getBytes(UTF_8)));
    }

    private void feeds(List<Row> rows) {
        for (String agency : AGENCIES)
            for (String role : ASKERS)
                for (Purpose purpose : PURPOSES) cells.add(() -> feed(rows, agency, role, purpose));
    }

    private void feed(List<Row> rows, String agency, String role, Purpose purpose) {
        Set<String> told = new TreeSet<>();
        pages(agency, role, "/v1/feed", "entries", purpose).stream()
                .filter(entry -> !entry.path("change").asText().equals("withdrawn"))
                .forEach(entry -> told.add(entry.path("record").asText()));
        for (Row row : rows)
            cells.same(
                    told.contains(row.id()), expected().seen(row, agency, purpose), "feed", row, agency, role, purpose);
    }

    private void consents() {
        for (String agency : AGENCIES) for (String role : ASKERS) consents(agency, role);
    }

    private void consents(String agency, String role) {
        cells.add(() -> {
            Set<String> listed = pages(agency, role, "/v1/consents", "consents", Purpose.DRUG_TRAFFICKING).stream()
                    .map(consent -> consent.path("consent").asText())
                    .collect(Collectors.toSet());
            for (String other : asked.keySet())
                for (String consent : asked.get(other))
                    cells.same(listed.contains(consent), agency.equals(other), "consents listed", agency, role, other);
        });
        for (String other : asked.keySet())
            cells.add(() -> {
                String consent = asked.get(other).iterator().next();
                Answer answer = gate().ask(Knock.get("/v1/consents/" + consent), agency, role, "extradition");
                cells.same(answer.status(), agency.equals(other) ? 200 : 404, "consent", agency, role, other);
            });
    }

    /** Nobody is asked by what it cannot see, and nobody but the owner sees who else is. */
    private void clocks(List<Row> rows) {
        for (String agency : AGENCIES)
            for (String role : ASKERS)
                for (Purpose purpose : PURPOSES) cells.add(() -> clocks(rows, agency, role, purpose));
    }

    private void clocks(List<Row> rows, String agency, String role, Purpose purpose) {
        List<JsonNode> owing = pages(agency, role, "/v1/clocks?side=owing", "clocks", purpose);
        List<JsonNode> owed = pages(agency, role, "/v1/clocks?side=owed", "clocks", purpose);
        for (Row row : rows) {
            boolean listed = owing.stream()
                    .anyMatch(clock -> clock.path("record").asText().equals(row.id()));
            cells.same(listed && !expected().seen(row, agency, purpose), false, "clock", row, agency, role, purpose);
        }
        cells.same(
                owing.stream()
                        .allMatch(clock -> clock.path("recipient").asText().equals(agency)),
                true,
                "owing",
                agency,
                role);
        cells.same(
                owed.stream().allMatch(clock -> clock.path("owner").asText().equals(agency)),
                true,
                "owed",
                agency,
                role);
    }

    /** Whoever had received nothing that was taken back owes nothing, and a record's id is no duty's. */
    private void recalls(Endpoint endpoint, List<Row> rows) {
        for (String state : List.of("none", "full", "recalled"))
            for (String agency : AGENCIES)
                for (String role : ASKERS)
                    cells.add(() -> {
                        String id = row(rows, state).id();
                        Knock knock = endpoint.hasBody()
                                ? handsIn(agency, role, id, id, "never-received")
                                : knock(endpoint, id);
                        cells.same(
                                gate().ask(knock, agency, role, "drug-trafficking")
                                        .status(),
                                404,
                                endpoint,
                                state,
                                agency,
                                role);
                    });
    }

    /** An officer states what was done; a system hands in what its agency has signed. */
    private Knock handsIn(String agency, String role, String recall, String record, String outcome) {
        String body = role.equals(SYSTEM)
                ? new Recipient(stack, new Partners(stack), agency)
                        .proof(recall, RecordId.of(record), Outcome.of(outcome))
                : "{\"outcome\":\"" + outcome + "\"}";
        return Knock.post("/v1/recalls/" + recall + "/receipts", body);
    }

    /** Whoever had received what was recalled owes a receipt for it, reads so and gives it; to all others there is nothing. */
    private void duties(Row recalled) {
        Map<String, JsonNode> owed = new TreeMap<>();
        for (String agency : AGENCIES)
            for (String role : ASKERS) {
                List<JsonNode> listed = pages(agency, role, "/v1/recalls", "recalls", Purpose.DRUG_TRAFFICKING).stream()
                        .filter(duty -> duty.path("record").asText().equals(recalled.id()))
                        .toList();
                boolean owes = HAD_IT.containsKey(agency)
                        && expected().sawBeforeItsRecall(recalled, agency, Purpose.DRUG_TRAFFICKING);
                cells.same(
                        listed.stream()
                                .map(duty -> duty.path("kind").asText() + " of "
                                        + duty.path("owner").asText() + " "
                                        + duty.path("state").asText())
                                .toList(),
                        owes ? List.of("recall of " + owner(recalled) + " outstanding") : List.of(),
                        "recalls listed",
                        agency,
                        role);
                if (owes && !listed.isEmpty()) owed.put(agency, listed.get(0));
            }
        assertThat(owed).as("somebody owes").isNotEmpty();
        owed.forEach((debtor, duty) -> {
            for (String agency : AGENCIES)
                cells.add(() -> {
                    String before = duty.toString();
                    // A statement of a receipt comes before what is signed of it, which adds to it.
                    for (String role : ASKERS) before = duty(debtor, duty, before, agency, role);
                });
        });
    }

    /** @return how the duty reads now */
    private String duty(String debtor, JsonNode duty, String before, String agency, String role) {
        String recall = duty.path("recall").asText();
        Knock reading = Knock.get("/v1/recalls/" + recall);
        Answer missing = gate().ask(Knock.get("/v1/recalls/" + UUID.randomUUID()), agency, role, "extradition");
        Answer read = gate().ask(reading, agency, role, "extradition");
        Answer given = gate().ask(
                        handsIn(agency, role, recall, duty.path("record").asText(), "purged"),
                        agency,
                        role,
                        "extradition");
        boolean own = agency.equals(debtor);
        cells.same(
                read.status() + " " + read.text(),
                own ? "200 " + before : "404 " + missing.text(),
                "recall",
                agency,
                role,
                debtor);
        cells.same(
                given.status() + " "
                        + (own
                                ? given.json().path("outcome").asText() + " "
                                        + given.json().path("evidence").asText()
                                : given.text()),
                own ? "200 purged " + (role.equals(SYSTEM) ? "signed" : "statement") : "404 " + missing.text(),
                "receipt",
                agency,
                role,
                debtor);
        return gate().ask(reading, agency, role, "extradition").text();
    }

    /** Who got something reads on what terms; to all others, of its own side too, and where it got nothing, there is nothing. */
    private void terms(List<Row> rows) {
        Answer missing =
                gate().ask(Knock.get("/v1/disclosures/" + UUID.randomUUID()), "be-fgp", ANALYST, "drug-trafficking");
        for (Row row : rows)
            for (String asker : AGENCIES)
                for (String reader : new TreeSet<>(List.of(asker, "us-cbp", "be-customs", "eu-europol")))
                    cells.add(() -> terms(row, asker, reader, missing));
    }

    private void terms(Row row, String asker, String reader, Answer missing) {
        Knock knock = Knock.get("/v1/disclosures/" + disclosures.get(asker + " " + row));
        Answer answer = gate().ask(knock, reader, ANALYST, "extradition");
        String told = answer.status() == 404
                ? "404 " + answer.text()
                : answer.status() + " " + answer.json().path("got").asText() + " "
                        + answer.json().findValuesAsText("class").stream()
                                .sorted()
                                .collect(Collectors.joining(","));
        boolean got = reader.equals(asker) && expected().seen(row, asker, Purpose.DRUG_TRAFFICKING);
        String mode = expected().decision(row, asker, Purpose.DRUG_TRAFFICKING).equals("point") ? "pointer" : "full";
        String classes = String.join(",", expected().classes(row, asker, Purpose.DRUG_TRAFFICKING));
        cells.same(told, got ? "200 " + mode + " " + classes : "404 " + missing.text(), "terms", row, asker, reader);
    }

    /** The asker's side learns what its asker knew; the owner's all; others that there is nothing. */
    private void replays(List<Row> rows) {
        for (Row row : rows)
            for (String asker : AGENCIES)
                for (String auditor : auditors(row)) cells.add(() -> replay(row, asker, auditor));
        for (String agency : AGENCIES)
            cells.add(() -> {
                Answer answer = gate().ask(
                                Knock.post("/v1/replays?last=3", papers.all().get(2)), agency, AUDITOR, "extradition");
                cells.same(answer.status(), 200, "replays", agency);
            });
    }

    /** One of the owner's side, and one of another. */
    private static List<String> auditors(Row row) {
        boolean belgian = row.sample()
                .filter(sample -> side(sample.owner.value()).equals("be"))
                .isPresent();
        return List.of("us-cbp", belgian ? "be-port" : "eu-euda");
    }

    private void replay(Row row, String asker, String auditor) {
        Knock knock = Knock.get("/v1/disclosures/" + disclosures.get(asker + " " + row) + "/replay");
        Answer answer = gate().ask(knock, auditor, AUDITOR, "drug-trafficking");
        boolean there = row.sample().isPresent();
        boolean owners = there && side(auditor).equals(side(owner(row)));
        String decision = (expected().decision(row, asker, Purpose.DRUG_TRAFFICKING) + " "
                        + String.join(",", expected().classes(row, asker, Purpose.DRUG_TRAFFICKING)))
                .strip();
        String should = "404";
        if (owners) should = "200 owner " + decision;
        else if (side(auditor).equals(side(asker)))
            should = "200 asker " + (expected().seen(row, asker, Purpose.DRUG_TRAFFICKING) ? decision : "nothing");
        cells.same(told(answer), should, "replay", row, asker, auditor);
    }

    private static String told(Answer answer) {
        if (answer.status() != 200) return String.valueOf(answer.status());
        JsonNode recorded = answer.json().path("recorded");
        return ("200 " + answer.json().path("side").asText() + " "
                        + recorded.path("decision").asText() + " "
                        + recorded.path("reason").asText("") + classes(recorded))
                .strip();
    }

    private static String classes(JsonNode recorded) {
        return StreamSupport.stream(recorded.path("classes").spliterator(), false)
                .map(JsonNode::asText)
                .sorted()
                .collect(Collectors.joining(","));
    }

    /** Parties work on a version; to others it is not there. */
    private void agreements(Endpoint endpoint) {
        boolean one = endpoint.path().contains("{version}");
        for (String agency : AGENCIES) {
            boolean party = agency.equals("eu-europol") || side(agency).equals("be");
            if (one) {
                cells.add(() -> version(endpoint, papers.someDay, agency, party));
                cells.add(() -> version(endpoint, "nobody-has-written-it", agency, false));
            }
            if (endpoint.name().equals("getAgreements"))
                cells.add(() -> cells.same(
                        pages(agency, SIGNATORY, "/v1/agreements", "agreements", Purpose.DRUG_TRAFFICKING).stream()
                                .anyMatch(listed -> listed.path("id").asText().equals(papers.someDay)),
                        party,
                        endpoint,
                        agency));
            if (endpoint.name().equals("postAgreements"))
                cells.add(() -> {
                    Answer answer = gate().ask(
                                    Knock.post("/v1/agreements", papers.all().get(2)), agency, SIGNATORY, "firearms");
                    cells.same(answer.status(), party ? 201 : 422, endpoint, agency);
                });
        }
    }

    private void version(Endpoint endpoint, String agreement, String agency, boolean there) {
        String path = endpoint.path().replace("{id}", agreement).replace("{version}", "1");
        Knock knock = new Knock(
                endpoint.method().toUpperCase(Locale.ROOT), path, "application/json", BODIES.get(endpoint.name()));
        int status = gate().ask(knock, agency, SIGNATORY, "drug-trafficking").status();
        // What can be done with it as it stands is told by other tests; here that there is something to do it with.
        cells.same(
                Set.of(200, 409, 422).contains(status) ? "there" : status,
                there ? "there" : 404,
                endpoint,
                agency,
                agreement);
    }

    private List<JsonNode> pages(String agency, String role, String path, String list, Purpose purpose) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        while (true) {
            JsonNode page = gate().ask(
                            Knock.get(path + (path.contains("?") ? "&" : "?") + "limit=100" + after),
                            agency,
                            role,
                            purpose.code())
                    .json();
            page.path(list).forEach(all::add);
            String next = page.path("next").asText("");
            if (page.path(list).size() < 100 || next.isEmpty()) return all;
            after = "&after=" + next.replace("/", "%2F");
        }
    }

    private static Knock knock(Endpoint endpoint, String id) {
        String body = BODIES.get(endpoint.name());
        return new Knock(
                endpoint.method().toUpperCase(Locale.ROOT),
                endpoint.path().replace("{id}", id).replaceAll("\\{[^}]*}", "1"),
                "application/json",
                body == null && endpoint.hasBody() ? "{}" : body);
    }

    private static Knock pull(Row row) {
        return Knock.get("/v1/records/" + row.id());
    }

    private static Row row(Collection<Row> rows, String state) {
        return rows.stream()
                .filter(row -> row.state().equals(state))
                .findFirst()
                .orElseThrow();
    }

    private static String owner(Row row) {
        return row.sample().orElseThrow().owner.value();
    }

    private static String side(String agency) {
        return agency.substring(0, 2);
    }

    private static String canonical(JsonNode payload) {
        return new String(CanonicalJson.bytes(payload), UTF_8);
    }

    private Expected expected() {
        return Objects.requireNonNull(expected);
    }

    private Gate gate() {
        return Objects.requireNonNull(gate);
    }

    /** No agreement that binds other tests' agencies, and no events that they would have to read first. */
    private void leaveNothing() {
        for (String agreement : List.of(papers.many, papers.two))
            assertThat(gate().ask(
                                    Knock.post("/v1/agreements/" + agreement + "/versions/1/suspensions", null),
                                    "us-cbp",
                                    SIGNATORY,
                                    "drug-trafficking")
                            .status())
                    .isEqualTo(200);
        new Partners(stack).leaveNothingToRead();
    }
}
