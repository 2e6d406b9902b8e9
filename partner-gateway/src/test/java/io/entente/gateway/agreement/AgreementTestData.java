package io.entente.gateway.agreement;

import io.entente.kernel.testing.TestKeys;
import io.entente.policy.agreement.AgreementDocument;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Agreements made up for tests: Belgian seizures to one party, for drug cases. Each has an id of its own. */
public final class AgreementTestData {
    private AgreementTestData() {}

    /**
     * @param one who receives, a jurisdiction or an agency
     * @param from in force from then on, without end
     * @param pin the member {@code pin} of the second party with a comma before it, or nothing
     */
    public static String between(String one, String other, Instant from, String pin) {
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": 1,
                 "title": "EXERCISE", "parties": [{"party": "%s"}, {"party": "%s"%s}], "hiddenMembers": false,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "%s", "until": null},
                 "clauses": [{"id": "permit", "effect": "permit", "from": {"jurisdiction": "BE"},
                   "to": {"%s": "%s"}, "types": ["seizure"], "purposes": ["drug-trafficking"],
                   "classes": ["type", "reference", "logistics"],
                   "ceilings": {"tlp": "amber", "classification": "unclassified"},
                   "excludes": [], "imposes": [], "handling": {"H1": "consent", "H2": "consent"},
                   "cites": [{"instrument": "basis", "article": "Art. 1"}]}]}
                """.formatted(
                "test-" + UUID.randomUUID(), one, other, pin, from, one.length() == 2 ? "jurisdiction" : "agency", one);
    }

    /**
     * @param id its own
     * @param parties as the document has them
     * @param clauses such as {@link #permit}
     */
    public static String circle(String id, boolean hidden, String parties, String... clauses) {
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "%s", "version": 1,
                 "title": "EXERCISE", "parties": %s, "hiddenMembers": %s,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "2026-01-01T00:00:00Z", "until": null}, "clauses": [%s]}
                """.formatted(id, parties, hidden, String.join(",", clauses));
    }

    /** @return a clause that lets an agency have these classes of the seizures of police forces, for drug cases */
    public static String permit(String to, String... classes) {
        return """
                {"id": "permit-%s", "effect": "permit", "from": {"class": "police"}, "to": {"agency": "%s"},
                 "types": ["seizure"], "purposes": ["drug-trafficking"], "classes": ["%s"],
                 "ceilings": {"tlp": "amber", "classification": "unclassified"}, "excludes": [], "imposes": [],
                 "handling": {"H1": "consent", "H2": "consent"},
                 "cites": [{"instrument": "basis", "article": "Art. 1"}]}""".formatted(UUID.randomUUID(), to, String.join("\", \"", classes));
    }

    /** Takes a version in as if it had been delivered, signed by every party. */
    public static Uni<Void> take(Pool worker, Clock clock, TestKeys keys, String json) {
        return new TakeAgreements(worker, clock).take(List.of(file(keys, json)));
    }

    /** @return a version with every party's signature, as it is delivered */
    static AgreementFile file(TestKeys keys, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return AgreementFile.checked(
                new AgreementFile(
                        Path.of("agreement.json"),
                        bytes,
                        AgreementDocument.read(bytes),
                        new PartySignatures(keys.signed(bytes))),
                keys.register());
    }
}
