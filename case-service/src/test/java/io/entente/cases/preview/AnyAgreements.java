package io.entente.cases.preview;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Random agreements of Belgium with its partners, all drawn from one seed: between jurisdictions or among agencies, some of
 * them circles that hide their members; of one version or more, each in force from a date and some until one, which lies
 * around the instants at which somebody asks; members that join, leave or are of another issuer.
 */
final class AnyAgreements {
    static final List<String> IDS = List.of("one", "two", "three");
    private static final String CITES = "\"cites\": [{\"instrument\": \"basis\", \"article\": \"Art. 1\"}]";
    private static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");

    private final Random random;
    private final List<Instant> edges;

    /** @param asked when somebody asks */
    AnyAgreements(Random random, List<Instant> asked) {
        this.random = random;
        this.edges = asked.stream()
                .flatMap(at -> Stream.of(
                                Duration.ofDays(-1), Duration.ofSeconds(-1), Duration.ZERO, Duration.ofSeconds(1))
                        .map(at::plus))
                .sorted()
                .toList();
    }

    /** @return their documents, as signed */
    List<String> next() {
        List<String> documents = new ArrayList<>();
        for (String id : IDS) {
            int versions = random.nextInt(10) < 3 ? 0 : 1 + random.nextInt(3);
            for (int version = 1; version <= versions; version++) documents.add(document(id, version));
        }
        return documents;
    }

    private String document(String id, int version) {
        List<String> clauses = new ArrayList<>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) clauses.add(permit(clauses.size()));
        if (random.nextInt(4) == 0) clauses.add(forbid());
        // A first version stands for long; later ones come when they come.
        Instant from = version == 1 && random.nextInt(4) > 0 ? LONG_AGO : edge();
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": %d,
                 "title": "EXERCISE", "parties": [%s], "hiddenMembers": %s,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "%s", "until": %s}, "clauses": [%s]}
                """.formatted(
                        id,
                        version,
                        parties(),
                        random.nextBoolean(),
                        from,
                        after(from)
                                .filter(any -> random.nextInt(5) == 0)
                                .map(AnyAgreements::quoted)
                                .orElse("null"),
                        String.join(",", clauses));
    }

    private String parties() {
        List<String> codes = random.nextInt(3) == 0
                ? List.of("be-fgp", "us-hsi", "eu-europol", "be-customs")
                : random.nextInt(4) == 0 ? List.of("BE", "US") : List.of("BE", "US", "EU");
        return codes.stream().map(this::party).collect(Collectors.joining(","));
    }

    private String party(String code) {
        String dates = "";
        if (random.nextInt(10) == 0) dates = ", \"from\": " + quoted(edge());
        else if (random.nextInt(10) == 0) dates = ", \"until\": " + quoted(edge());
        String pin = "";
        if (random.nextInt(8) == 0)
            pin = ", \"pin\": {\"issuer\": \"%s\", \"recordKeys\": []}"
                    .formatted(random.nextBoolean() ? issuer(code) : "https://elsewhere.example");
        return "{\"party\": \"" + code + "\"" + dates + pin + "}";
    }

    /** Whose tokens speak for a party here. */
    static String issuer(String party) {
        return "https://" + party.substring(0, 2).toLowerCase(java.util.Locale.ROOT) + ".example";
    }

    private String permit(int n) {
        String classes = some(FieldClass.values(), 60);
        return """
                {"id": "permit-%d", "effect": "permit", %s, "types": %s, "purposes": %s, "classes": %s,
                 "ceilings": {"tlp": "%s", "classification": "%s"}, "excludes": %s, "imposes": %s,
                 "handling": {"H1": "%s", "H2": "%s"}, "retention": %s, "unannounced": %s, "clocks": %s, %s}\
                """.formatted(
                        n,
                        whom(),
                        some(ReferralType.values(), 80),
                        some(Purpose.values(), 80),
                        classes,
                        random.nextInt(3) == 0 ? one(Tlp.values()).code() : Tlp.RED.code(),
                        one(Classification.values()).code(),
                        random.nextBoolean() ? "[]" : some(DataSubject.values(), 30),
                        random.nextBoolean() ? "[]" : some(UseRestriction.values(), 30),
                        treatment(),
                        treatment(),
                        one("null", "\"P1Y\"", "\"P30D\"", "\"P2Y6M\""),
                        classes.contains("query") ? one("true", "false", "null") : "null",
                        one("null", "[{\"urgency\": \"other\", \"within\": \"P7D\", \"source\": \"EXERCISE\"}]"),
                        CITES);
    }

    private String treatment() {
        return one("as-agreed", "consent");
    }

    /** What it leaves out it forbids altogether. */
    private String forbid() {
        String types = random.nextBoolean() ? "" : ", \"types\": " + some(ReferralType.values(), 50);
        String purposes = random.nextBoolean() ? "" : ", \"purposes\": " + some(Purpose.values(), 50);
        String classes = random.nextInt(4) == 0 ? "" : ", \"classes\": " + some(FieldClass.values(), 20);
        return "{\"id\": \"forbid\", \"effect\": \"forbid\", %s%s%s%s, %s}"
                .formatted(whom(), types, purposes, classes, CITES);
    }

    private String whom() {
        String from = one("\"jurisdiction\": \"BE\"", "\"class\": \"police\"", "\"agency\": \"be-fgp\"");
        String to = one(
                "\"jurisdiction\": \"EU\"",
                "\"jurisdiction\": \"US\"",
                "\"agency\": \"us-hsi\"",
                "\"class\": \"police\"",
                "\"jurisdiction\": \"BE\", \"class\": \"customs\"");
        return "\"from\": {%s}, \"to\": {%s}".formatted(from, to);
    }

    private Instant edge() {
        return edges.get(random.nextInt(edges.size()));
    }

    private Optional<Instant> after(Instant from) {
        List<Instant> later = edges.stream().filter(from::isBefore).toList();
        return later.isEmpty() ? Optional.empty() : Optional.of(later.get(random.nextInt(later.size())));
    }

    private static String quoted(Instant instant) {
        return "\"" + instant + "\"";
    }

    @SafeVarargs
    private <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    private <E extends Coded> String some(E[] entries, int percent) {
        List<String> chosen = Stream.of(entries)
                .filter(any -> random.nextInt(100) < percent)
                .map(Coded::code)
                .collect(Collectors.toCollection(ArrayList::new));
        if (chosen.isEmpty()) chosen.add(entries[random.nextInt(entries.length)].code());
        return chosen.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
