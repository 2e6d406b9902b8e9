package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Stack;

import java.util.Optional;

/** Belgium asks Europol for assistance, and Europol owes an answer within the time that their agreement sets. */
final class Request {
    private static final String DRUGS = "drug-trafficking";

    private final Teller teller;
    private final Officer officer;
    private final Partner europol;
    private String id = "";

    Request(Stack stack, Teller teller) {
        this.teller = teller;
        this.officer = new Officer(stack, "be-fgp-officer");
        this.europol = new Partner(stack, "eu-europol-analyst");
    }

    void isAsked() {
        teller.step("The officer asks Europol what is known of a container, urgently.");
        id = officer.files(Content.of("request.json"));
        officer.submits(id);
        officer.releases(id);
        JsonNode owing = Teller.eventually("what Europol owes", () -> europol.owesAnAnswer(id, DRUGS));
        Teller.insist(owing.path("state").asText().equals("open"), "open", owing);
        Teller.insist(owing.path("clause").asText().startsWith("be-eu/"), "a clause of be-eu", owing);
        teller.saw("Europol owes an answer until "
                + Teller.time(owing.path("dueAt").asText()) + ", by "
                + owing.path("source").asText() + ".");
    }

    void isRefusedWithAReason() {
        teller.step("An analyst of Europol refuses, with a reason code.");
        europol.declines(id, "no-capacity", DRUGS);
        JsonNode answered = Teller.eventually("the answer on the officer's desk", () -> clock().filter(
                        clock -> clock.path("state").asText().equals("answered")));
        teller.saw("The officer reads: " + answered.path("agency").asText() + " has answered, in time.");
    }

    private Optional<JsonNode> clock() {
        return Optional.ofNullable(officer.clocks(id).path("clocks").get(0));
    }
}
