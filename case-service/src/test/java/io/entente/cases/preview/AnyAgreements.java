package io.entente.cases.preview;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random agreements of Belgium with its partners, all drawn from one seed; some of them circles that hide their members. */
final class AnyAgreements {
    private static final String CITES = "\"cites\": [{\"instrument\": \"basis\", \"article\": \"Art. 1\"}]";
    private final Random random;

    AnyAgreements(Random random) {
        this.random = random;
    }

    Agreements next() {
        List<Agreement> agreements = new ArrayList<>();
        for (String id : List.of("one", "two"))
            for (int version = 1; version <= random.nextInt(3); version++)
                agreements.add(AgreementDocument.read(document(id, version).getBytes(StandardCharsets.UTF_8)));
        return Agreements.of(agreements);
    }

    private String document(String id, int version) {
        List<String> clauses = new ArrayList<>();
        for (int n = 1 + random.nextInt(3); n > 0; n--) clauses.add(permit(clauses.size()));
        if (random.nextInt(3) == 0) clauses.add(forbid());
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": %d,
                 "title": "EXERCISE", "parties": [{"party": "BE"}, {"party": "US"}, {"party": "EU"}], "hiddenMembers": %s,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "2026-01-01T00:00:00Z", "until": %s}, "clauses": [%s]}
                """.formatted(
                        id,
                        version,
                        random.nextBoolean(),
                        random.nextInt(6) == 0 ? "\"2026-06-01T00:00:00Z\"" : "null",
                        String.join(",", clauses));
    }

    private String permit(int n) {
        return """
                {"id": "permit-%d", "effect": "permit", %s, "types": %s, "purposes": %s, "classes": %s,
                 "ceilings": {"tlp": "%s", "classification": "%s"}, "excludes": %s, "imposes": [],
                 "handling": {"H1": "as-agreed", "H2": "as-agreed"}, %s}\
                """.formatted(
                        n,
                        whom(),
                        some(ReferralType.values(), 80),
                        some(Purpose.values(), 80),
                        some(FieldClass.values(), 60),
                        random.nextInt(4) == 0 ? Tlp.GREEN.code() : Tlp.RED.code(),
                        random.nextInt(4) == 0 ? Classification.UNCLASSIFIED.code() : Classification.RESTRICTED.code(),
                        some(DataSubject.values(), 20),
                        CITES);
    }

    private String forbid() {
        return "{\"id\": \"forbid\", \"effect\": \"forbid\", %s, \"classes\": %s, %s}"
                .formatted(whom(), some(FieldClass.values(), 20), CITES);
    }

    private String whom() {
        String to = random.nextInt(3) == 0 ? "\"agency\": \"us-hsi\"" : "\"class\": \"police\"";
        return "\"from\": {\"jurisdiction\": \"BE\"}, \"to\": {%s}"
                .formatted(random.nextInt(3) == 0 ? "\"jurisdiction\": \"EU\"" : to);
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
