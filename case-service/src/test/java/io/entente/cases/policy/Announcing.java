package io.entente.cases.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.Rows;
import io.entente.kernel.event.Address;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.testing.TestStack;
import io.entente.policy.decision.Policy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** The gateway, which announces what it decides by. Its numbers go on from test to test. */
public final class Announcing {
    private final TestStack stack;
    private final Rows rows;

    public Announcing(TestStack stack) {
        this.stack = stack;
        this.rows = new Rows(stack);
    }

    /** An agreement of Belgium with the United States: to police, drug cases of any type, of these classes. */
    public static String agreement(int version, String... classes) {
        return """
                {"schema": "https://entente.example/schemas/agreement-1.json", "id": "us-be", "version": %d,
                 "title": "EXERCISE", "parties": [{"party": "US"}, {"party": "BE"}], "hiddenMembers": false,
                 "legalBasis": [{"id": "basis", "title": "A basis", "date": "2016", "source": "made up for tests"}],
                 "safeguards": [], "inForce": {"from": "2020-01-01T00:00:00Z", "until": null},
                 "clauses": [{"id": "permit", "effect": "permit", "from": {"jurisdiction": "BE"},
                   "to": {"jurisdiction": "US"}, "types": ["seizure", "intelligence"], "purposes": ["drug-trafficking"],
                   "classes": ["%s"],
                   "ceilings": {"tlp": "amber", "classification": "restricted"}, "excludes": ["witness"], "imposes": [],
                   "retention": "P2Y", "handling": {"H1": "consent", "H2": "consent"},
                   "cites": [{"instrument": "basis", "article": "Art. 1"}]},
                  {"id": "no-source", "effect": "forbid", "from": {"jurisdiction": "BE"}, "to": {"jurisdiction": "US"},
                   "classes": ["source"], "cites": [{"instrument": "basis", "article": "Art. 2"}]}]}
                """.formatted(version, String.join("\", \"", classes));
    }

    /** Announces that exactly these agreements stand, and waits until that is known. */
    public void stands(String... documents) {
        long number = last() + 1;
        send(message(number, List.of(documents), List.of(documents)));
        await().atMost(Duration.ofSeconds(60)).until(() -> last() == number);
    }

    /** As it was before the gateway said anything. */
    public void nothing() {
        rows.execute("delete from announced_policy");
    }

    /** @return the number that is believed; 0 before any */
    public long last() {
        return Long.parseLong(rows.text("select coalesce(max(number), 0) from announced_policy"));
    }

    public void send(ObjectNode message) {
        send(UUID.randomUUID(), message);
    }

    public void send(UUID event, ObjectNode message) {
        stack.others().send(Address.POLICY_CHANGED, event, "policy", message);
    }

    /**
     * @param standing documents that stand
     * @param told those that the message brings
     */
    public ObjectNode message(long number, List<String> standing, List<String> told) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("number", number)
                .put("policy", Policy.VERSION)
                .put("register", stack.keys().register().hash());
        message.putObject("issuers").put("US", "https://us.example").put("BE", "https://be.example");
        ArrayNode hashes = message.putArray("standing");
        standing.forEach(document -> hashes.add(hash(document)));
        ArrayNode documents = message.putArray("documents");
        told.forEach(
                document -> documents.addObject().put("hash", hash(document)).put("text", document));
        return message;
    }

    static String hash(String document) {
        return CanonicalJson.sha256(document.getBytes(StandardCharsets.UTF_8));
    }
}
