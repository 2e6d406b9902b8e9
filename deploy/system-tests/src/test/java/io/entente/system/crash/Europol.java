package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Stack;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Europol's analyst, who is asked for assistance: pulls, answers, asks for consents, hands in receipts. */
final class Europol {
    /** After it nothing is owed. */
    static final String LAST_WORD = "information";

    private static final List<String> ANSWERS = List.of("accept", "more-information", LAST_WORD);
    private static final String HELD = "restricted-legal-hold";
    private static final String PURGED = "purged";

    private final Insistent analyst;

    Europol(Stack stack) {
        this.analyst = new Insistent(
                stack,
                "eu-europol-analyst",
                stack.endpoints().service(Hop.GATEWAY) + "/v1",
                Map.of(
                        "Entente-Purpose", "drug-trafficking",
                        "Entente-Justification", "EXERCISE crash test",
                        "Accept", "application/json"));
    }

    List<String> refused() {
        return analyst.refused();
    }

    Told pulls(Affair affair) {
        Told told = analyst.reads("/records/" + affair.id());
        if (told.ok()) affair.isPulled();
        if (told.nothingCertain()) affair.pullLost();
        else affair.isHidden(told.missing());
        return told;
    }

    void asks(Affair affair) {
        String until = LocalDate.now(ZoneOffset.UTC).plusMonths(6) + "T00:00:00Z";
        String wish = "{\"kind\":\"onward-transfer\",\"recipient\":\"us-dea\",\"purposes\":[\"drug-trafficking\"],"
                + "\"until\":\"" + until + "\",\"reason\":\"EXERCISE: DEA follows the same line\"}";
        analyst.says("/records/" + affair.id() + "/consents", wish).ifOk().ifPresent(answer -> affair.consents()
                .put(answer.json().path("consent").asText(), new ArrayList<>()));
    }

    /** Answers what it owes an answer to, up to the last word. */
    void answers(Affair affair, Random random) {
        List<String> said = affair.answers();
        if (said.contains(LAST_WORD)) return;
        first(owing(affair), clock -> {
            affair.isClocked();
            List<String> possible = ANSWERS.stream()
                    .filter(answer -> said.isEmpty() || !answer.equals(said.get(said.size() - 1)))
                    .toList();
            String answer = possible.get(random.nextInt(possible.size()));
            analyst.says("/records/" + affair.id() + "/responses", "{\"answer\":\"" + answer + "\"}")
                    .ifOk()
                    .ifPresent(given -> said.add(given.json().path("answer").asText()));
        });
    }

    /** What is kept today may be purged tomorrow; nothing follows that. */
    void handsInAReceipt(Affair affair, Random random) {
        List<String> given = affair.receipts();
        if (given.contains(PURGED)) return;
        String outcome = given.isEmpty() && random.nextBoolean() ? HELD : PURGED;
        first(owed(affair), owed -> {
            affair.isOwing();
            analyst.says("/recalls/" + owed.path("recall").asText() + "/receipts", "{\"outcome\":\"" + outcome + "\"}")
                    .ifOk()
                    .ifPresent(answer -> given.add(answer.json().path("outcome").asText()));
        });
    }

    /** Answers that it owes. */
    Optional<List<JsonNode>> owing(Affair affair) {
        return analyst.lists("/clocks?limit=100", "clocks", clock -> isAbout(affair, clock));
    }

    /** Receipts that it owes or has handed in for what was recalled. */
    Optional<List<JsonNode>> owed(Affair affair) {
        return analyst.lists("/recalls?limit=100", "recalls", owed -> isAbout(affair, owed) && Customs.isRecall(owed));
    }

    Told consent(String id) {
        return analyst.reads("/consents/" + id);
    }

    private static boolean isAbout(Affair affair, JsonNode line) {
        return line.path("record").asText().equals(affair.id());
    }

    private static void first(Optional<List<JsonNode>> found, Consumer<JsonNode> then) {
        found.stream().flatMap(List::stream).findFirst().ifPresent(then);
    }
}
