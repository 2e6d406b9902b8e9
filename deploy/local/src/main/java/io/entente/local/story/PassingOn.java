package io.entente.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.local.client.Answer;
import io.entente.local.client.Stack;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** HSI wants DEA to have the seizure too, which only its originator can let happen, and take back. */
final class PassingOn {
    private static final String DRUGS = "drug-trafficking";
    private static final String DEA = "us-dea";

    private final Teller teller;
    private final Seizure seizure;
    private final Officer officer;
    private final Partner hsi;
    private final Partner dea;
    private String consent = "";

    PassingOn(Stack stack, Teller teller, Seizure seizure) {
        this.teller = teller;
        this.seizure = seizure;
        this.officer = new Officer(stack, "be-fgp-officer");
        this.hsi = new Partner(stack, "us-hsi-analyst");
        this.dea = new Partner(stack, "us-dea-analyst");
    }

    void isAsked() {
        teller.step("HSI asks the Belgian Federal Judicial Police for its consent to let DEA have it too.");
        String until = LocalDate.now(ZoneOffset.UTC).plusMonths(6) + "T00:00:00Z";
        consent = hsi.asksToPassOn(seizure.id(), DEA, until, DRUGS);
        JsonNode asked = Teller.eventually("the request on the officer's desk", () -> officer.consent(consent));
        teller.saw("The officer reads: " + asked.path("asker").asText() + " asks for "
                + asked.path("kind").asText() + " to " + asked.path("recipient").asText() + ".");
        insistWithheld();
        teller.saw("Until Belgium has said yes, DEA gets 404.");
    }

    void isGranted() {
        teller.step("The officer consents, on a condition, and DEA pulls the Belgian record under its own clause.");
        officer.consents(consent, "EXERCISE: the case team alone");
        awaitState("granted");
        teller.saw("The consent is granted.");
        Answer pulled = dea.pulls(seizure.id(), DRUGS);
        Teller.insist(pulled.status() == 200, "200", pulled.status() + " " + pulled.text());
        teller.saw("DEA gets " + String.join(", ", Content.itemClasses(pulled.json())) + ", as disclosure "
                + pulled.header("Entente-Disclosure").orElse("?") + ".");
    }

    void isRevoked() {
        teller.step("The officer revokes the consent.");
        officer.revokes(consent);
        awaitState("revoked");
        insistWithheld();
        teller.saw("The consent is revoked, and DEA's next pull is withheld: 404.");
    }

    /** What all this looks like to the owner's auditor. */
    static List<Pull> pulls() {
        return List.of(
                Pull.withheld(DEA, DRUGS, "not-a-recipient"),
                Pull.disclosed(DEA, DRUGS),
                Pull.withheld(DEA, DRUGS, "not-a-recipient"));
    }

    private void awaitState(String state) {
        Teller.eventually("the consent " + state, () -> Optional.of(hsi.stateOf(consent, DRUGS))
                .filter(state::equals));
    }

    private void insistWithheld() {
        Answer answer = dea.pulls(seizure.id(), DRUGS);
        Teller.insist(answer.status() == 404, "404", answer.status() + " " + answer.text());
    }
}
