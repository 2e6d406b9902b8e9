package io.entente.gateway.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Asked;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.NaiveModel;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the naive model says of a row, an agency and a purpose. */
final class Expected {
    private final PartyRegister register;
    private final Agreements inForce;
    /** The model is naive and slow, and each answer is held against several others. */
    private final Map<Question, Optional<JsonNode>> known = new ConcurrentHashMap<>();

    Expected(PartyRegister register, Agreements inForce) {
        this.register = register;
        this.inForce = inForce;
    }

    private record Question(Row row, String agency, Purpose purpose) {}

    /**
     * Decided on the newest version; shown is the last in which something changed that may be seen.
     *
     * @return what a pull brings; empty where there is nothing to see
     */
    Optional<JsonNode> payload(Row row, String agency, Purpose purpose) {
        return known.computeIfAbsent(new Question(row, agency, purpose), question -> asked(row, agency, purpose));
    }

    private Optional<JsonNode> asked(Row row, String agency, Purpose purpose) {
        if (row.sample().isEmpty()) return Optional.empty();
        Sample newest = row.sample().get();
        Optional<JsonNode> shown = newest.payload(model(row, newest, agency, purpose));
        for (Sample older : newest.older) {
            Optional<JsonNode> before = older.payload(model(row, older, agency, purpose));
            if (shown.isEmpty() || !before.map(Expected::content).equals(shown.map(Expected::content))) break;
            shown = before;
        }
        return shown;
    }

    private static JsonNode content(JsonNode payload) {
        ObjectNode content = payload.deepCopy();
        content.remove("jti");
        return content;
    }

    boolean seen(Row row, String agency, Purpose purpose) {
        return payload(row, agency, purpose).isPresent();
    }

    /** @return whether a pull brought something before the record was recalled, whatever it brings now */
    boolean sawBeforeItsRecall(Row row, String agency, Purpose purpose) {
        return seen(
                new Row(row.state(), row.id(), row.sample().map(Sample::beforeItsRecall), row.consents()),
                agency,
                purpose);
    }

    /** @return codes of the classes that a decision to disclose opens, in order; empty for any other */
    List<String> classes(Row row, String agency, Purpose purpose) {
        if (row.sample().isEmpty()) return List.of();
        NaiveModel model = model(row, row.sample().get(), agency, purpose);
        return Arrays.stream(FieldClass.values())
                .filter(one -> Arrays.stream(DataSubject.values()).anyMatch(about -> model.opens(one, about)))
                .map(FieldClass::code)
                .sorted()
                .toList();
    }

    /** @return the decision, and why not if it is a refusal; {@code nothing} where there is no record */
    String decision(Row row, String agency, Purpose purpose) {
        return row.sample()
                .map(sample -> model(row, sample, agency, purpose).answer().split(" "))
                .map(words -> words[0].equals("withhold") ? words[0] + " " + words[1] : words[0])
                .orElse("nothing");
    }

    /**
     * The full product, past HTTP: every agency that there is, for every purpose, asking for the record and telling of a
     * query, on this very version. Classes, people left out, clauses and obligations are all in the words compared.
     */
    void decisions(Row row, Sample version, Cells cells) {
        Labels labels = version.labels(register);
        Consents consents = Consents.of(row.consents());
        for (Agency agency : register.agencies())
            for (Purpose purpose : Purpose.values())
                for (Asked asked : Asked.values()) {
                    Request request = new Request(Participant.of(agency), purpose, Instant.now(), false, asked);
                    cells.same(
                            NaiveModel.inWords(Policy.decide(request, labels, inForce, consents)),
                            new NaiveModel(request, labels, inForce, consents).answer(),
                            "decide",
                            row,
                            version.version,
                            request);
                }
    }

    private NaiveModel model(Row row, Sample sample, String agency, Purpose purpose) {
        Participant asker = Participant.of(register.agency(new AgencyId(agency)).orElseThrow());
        return new NaiveModel(
                Request.record(asker, purpose, Instant.now()),
                sample.labels(register),
                inForce,
                Consents.of(row.consents()));
    }
}
