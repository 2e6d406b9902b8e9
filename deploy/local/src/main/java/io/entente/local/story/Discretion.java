package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.util.Optional;
import java.util.UUID;

/** A second seizure, of which HSI is to know no more than that there is something, and DEA not even that. */
final class Discretion {
    private static final String DRUGS = "drug-trafficking";

    private final Teller teller;
    private final Officer officer;
    private final Partner hsi;
    private final Partner dea;
    private String id = "";

    Discretion(Stack stack, Teller teller) {
        this.teller = teller;
        this.officer = new Officer(stack, "be-fgp-officer");
        this.hsi = new Partner(stack, "us-hsi-analyst");
        this.dea = new Partner(stack, "us-dea-analyst");
    }

    void isPointedAt() {
        teller.step("The officer releases a second seizure: HSI gets a pointer, DEA is to see no sign of it.");
        ObjectNode content = Content.of("seizure.json");
        ArrayNode recipients = content.putArray("recipients");
        recipients.addObject().put("agency", "us-hsi").put("mode", "pointer");
        recipients.addObject().put("agency", "us-dea").put("mode", "silent");
        id = officer.files(content);
        officer.submits(id);
        String reference = officer.releases(id).path("reference").asText();
        JsonNode pointer = Teller.eventually("the pointer", () -> {
            Answer answer = hsi.pulls(id, DRUGS);
            return answer.status() == 200 ? Optional.of(answer.json()) : Optional.empty();
        });
        Teller.insist(
                pointer.size() == 2 && pointer.path("reference").asText().equals(reference),
                "the reference, a contact and nothing else",
                pointer);
        Answer note = hsi.pullsTheProof(id, DRUGS);
        Teller.insist(
                note.status() == 200
                        && note.text().chars().filter(c -> c == '~').count() == 1,
                "a signed note without disclosures",
                note.status());
        teller.saw("HSI reads: " + reference + ", ask "
                + pointer.path("contact").asText() + ". The note is signed, and tied to nothing that says more.");
    }

    void isHitInSilence() {
        teller.step("A DEA analyst asks for it, gets nothing, and the officer sees who asked.");
        Answer silent = dea.pulls(id, DRUGS);
        Answer missing = dea.pulls(UUID.randomUUID().toString(), DRUGS);
        Teller.insist(
                silent.status() == 404 && silent.text().equals(missing.text()),
                "the answer for a record that does not exist",
                silent.status() + " " + silent.text());
        JsonNode notice = Teller.eventually("the notice of DEA's query", () -> officer.noticeOf(id, "us-dea"));
        Teller.insist(
                notice.path("outcome").asText().equals("nothing")
                        && notice.path("justification").isNull(),
                "nothing got, and the contact alone told",
                notice);
        teller.saw("404 for DEA, byte for byte. The officer reads: "
                + notice.path("asker").asText() + " asked and got "
                + notice.path("outcome").asText() + "; contact "
                + notice.path("contact").asText() + ", under "
                + notice.path("clauses").get(0).asText() + ".");
    }
}
