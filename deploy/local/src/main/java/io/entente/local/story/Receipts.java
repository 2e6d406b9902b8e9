package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.Optional;

/** What those who had received the seizure say they did with it once it was recalled. */
final class Receipts {
    private static final String DRUGS = "drug-trafficking";

    private final Teller teller;
    private final Seizure seizure;
    private final Officer officer;
    private final Partner hsiSystem;
    private final Partner europol;
    private final Partner dea;

    Receipts(Stack stack, Teller teller, Seizure seizure) {
        this.teller = teller;
        this.seizure = seizure;
        this.officer = new Officer(stack, "be-fgp-officer");
        this.hsiSystem = new Partner(stack, "us-hsi-system");
        this.europol = new Partner(stack, "eu-europol-analyst");
        this.dea = new Partner(stack, "us-dea-analyst");
    }

    void areOwed() {
        teller.step("The officer looks who had received it, and since when the gateway withholds it.");
        JsonNode recall = Teller.eventually("the gateway's word on the recall", () -> recall().filter(
                        found -> found.path("recipients").size() == 3));
        Teller.insist(recall.path("gatewayHadItAt").isTextual(), "the moment the gateway had it", recall);
        recall.path("recipients").forEach(recipient -> {
            Teller.insist(recipient.path("state").asText().equals("outstanding"), "outstanding", recipient);
            teller.saw(recipient.path("agency").asText() + " owes a receipt until "
                    + Teller.time(recipient.path("dueAt").asText()) + ".");
        });
        String owed = hsiSystem.owes(seizure.id(), DRUGS).path("recall").asText();
        Answer others = europol.readsRecall(owed, DRUGS);
        Teller.insist(others.status() == 404, "404", others.status());
        teller.saw("Europol, asking about what HSI owes, gets 404.");
    }

    void areGiven() {
        teller.step("HSI's system signs that it purged its copy; an analyst of Europol and one of DEA state theirs.");
        hsiSystem.signsPurged(hsiSystem.owes(seizure.id(), DRUGS), DRUGS);
        europol.states(europol.owes(seizure.id(), DRUGS), "restricted-legal-hold", DRUGS);
        dea.states(dea.owes(seizure.id(), DRUGS), "purged", DRUGS);
        JsonNode recall = Teller.eventually("every receipt on the officer's desk", () -> recall().filter(found -> {
            for (JsonNode recipient : found.path("recipients"))
                if (!recipient.path("state").asText().equals("complied")) return false;
            return true;
        }));
        for (JsonNode recipient : recall.path("recipients")) {
            JsonNode receipt = recipient.path("receipts").path(0);
            boolean signed = recipient.path("agency").asText().equals("us-hsi");
            Teller.insist(
                    receipt.path("evidence").asText().equals(signed ? "signed" : "statement"),
                    signed ? "a signed receipt" : "a statement",
                    receipt);
            teller.saw(recipient.path("agency").asText() + ": "
                    + receipt.path("outcome").asText() + ", "
                    + (signed ? "signed with its own key." : "an officer's statement, which proves nothing."));
        }
    }

    private Optional<JsonNode> recall() {
        for (JsonNode recall : officer.recall(seizure.id()).path("recalls"))
            if (recall.path("kind").asText().equals("recall")) return Optional.of(recall);
        return Optional.empty();
    }
}
