package io.entente.policy.selection;

import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** An agreement between Belgium, the United States and the Netherlands, with clauses as a test wants them. */
final class Circle {
    private Circle() {}

    static Agreements of(boolean hidden, String... clauses) {
        String document = """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "circle", "version": 1,
                 "title": "EXERCISE", "parties": [{"party": "BE"}, {"party": "US"}, {"party": "NL"}],
                 "hiddenMembers": %s,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "2026-01-01T00:00:00Z", "until": null}, "clauses": [%s]}
                """.formatted(hidden, String.join(",", clauses));
        return Agreements.of(List.of(AgreementDocument.read(document.getBytes(StandardCharsets.UTF_8))));
    }

    static String permit(String id, String tlp, String excludes, String... classes) {
        return """
                {"id": "%s", "effect": "permit", "from": {"jurisdiction": "BE"}, "to": {"jurisdiction": "US"},
                 "types": ["seizure"], "purposes": ["drug-trafficking"], "classes": %s,
                 "ceilings": {"tlp": "%s", "classification": "unclassified"}, "excludes": [%s], "imposes": [],
                 "handling": {"H1": "consent", "H2": "consent"},
                 "cites": [{"instrument": "basis", "article": "Art. 1"}]}
                """.formatted(id, list(classes), tlp, excludes);
    }

    static String forbid(String id, String... classes) {
        return """
                {"id": "%s", "effect": "forbid", "from": {"jurisdiction": "BE"}, "to": {"jurisdiction": "US"},
                 "classes": %s, "cites": [{"instrument": "basis", "article": "Art. 1"}]}
                """.formatted(id, list(classes));
    }

    private static String list(String... codes) {
        return "[\"" + String.join("\", \"", codes) + "\"]";
    }
}
