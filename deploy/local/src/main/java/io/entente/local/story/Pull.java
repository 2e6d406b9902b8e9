package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.List;

/**
 * One pull as the owner's auditor sees it.
 *
 * @param refusal why it was withheld, or the empty text
 */
record Pull(String agency, String purpose, String decision, String refusal) {
    static Pull disclosed(String agency, String purpose) {
        return new Pull(agency, purpose, "disclose", "");
    }

    static Pull withheld(String agency, String purpose, String reason) {
        return new Pull(agency, purpose, "withhold", reason);
    }

    static Pull of(JsonNode event) {
        return new Pull(
                event.path("agency").asText(),
                event.path("purpose").asText(),
                event.path("decision").asText(),
                event.path("refusal").path("reason").asText(""));
    }

    /** Events of one second may stand in any order: the ledger keeps the order of arrival. */
    static boolean sameAs(List<Pull> one, List<Pull> other) {
        return sorted(one).equals(sorted(other));
    }

    private static List<Pull> sorted(List<Pull> pulls) {
        return pulls.stream().sorted(Comparator.comparing(Pull::toString)).toList();
    }

    /** @return who, when, why, what was decided and by which clause, on one line */
    static String line(JsonNode event) {
        JsonNode refusal = event.path("refusal");
        boolean withheld = event.path("decision").asText().equals("withhold");
        String clauses = clauses(withheld ? refusal.path("clauses") : event.path("clauses"));
        return String.format(
                "#%s %s %s (%s) for %s: %s%s",
                event.path("index").asText(),
                Teller.time(event.path("at").asText()),
                event.path("agency").asText(),
                event.path("pseudonym").asText("-"),
                event.path("purpose").asText(),
                withheld ? "withheld, " + refusal.path("reason").asText() : "disclosed",
                clauses.isEmpty() ? "" : " under " + clauses);
    }

    private static String clauses(JsonNode names) {
        StringBuilder text = new StringBuilder();
        names.forEach(name -> text.append(text.isEmpty() ? "" : ", ").append(name.asText()));
        return text.toString();
    }
}
