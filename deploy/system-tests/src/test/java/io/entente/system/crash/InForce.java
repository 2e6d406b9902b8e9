package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What must hold of an {@link Accord} once it is quiet (promise P6): it stands at the gateway as was answered last, the
 * owners' service previews by the same, and each step is there once, in its rows and in the log.
 */
final class InForce {
    private final Signatories signatories;
    private final Foresight foresight;
    private final Ledgers ledgers;
    /** What others did before, and what of that still comes to the log, is older. */
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    InForce(Signatories signatories, Foresight foresight, Ledgers ledgers) {
        this.signatories = signatories;
        this.foresight = foresight;
        this.ledgers = ledgers;
    }

    List<String> wrong() {
        List<String> wrong = new ArrayList<>(signatories.refused());
        Accord accord = signatories.accord();
        Told version = signatories.reads();
        if (version.ok()) stands(accord, version.answer().json(), wrong);
        else wrong.add("the agreement cannot be read");
        steps(
                accord,
                "in the log",
                ledgers.events("agreement.suspended", since),
                ledgers.events("agreement.resumed", since),
                wrong);
        steps(accord, "at the gateway", ledgers.suspensions(since), ledgers.lifts(since), wrong);
        String announced = ledgers.announced();
        heard(announced, ledgers.heard(), wrong);
        Told preview = foresight.looks();
        if (preview.ok()) foreseen(accord, announced, preview.answer().json(), wrong);
        else wrong.add("nothing can be previewed");
        return wrong;
    }

    /** @param version as a signatory reads it */
    static void stands(Accord accord, JsonNode version, List<String> wrong) {
        String expected = accord.stands() ? "in-force" : "suspended";
        String state = version.path("state").asText();
        if (!state.equals(expected)) wrong.add("the agreement is " + state + ", not " + expected);
        Set<String> suspending = Signatories.suspending(version);
        if (!suspending.equals(accord.suspendedBy()))
            wrong.add("it is suspended by " + suspending + ", not " + accord.suspendedBy());
    }

    static void steps(Accord accord, String where, long suspensions, long lifts, List<String> wrong) {
        Oracles.equal("suspensions " + where, accord.suspensions(), suspensions, wrong);
        Oracles.equal("lifts " + where, accord.lifts(), lifts, wrong);
    }

    /** @param announced number and hash of the policy; so is {@code heard} */
    static void heard(String announced, String heard, List<String> wrong) {
        if (!heard.equals(announced))
            wrong.add("the policy that owners know is " + heard + ", and the gateway's " + announced);
    }

    /** @param preview of what an owner of one party would let an agency of the other have under the agreement */
    static void foreseen(Accord accord, String announced, JsonNode preview, List<String> wrong) {
        String number = preview.path("policy").path("announcement").asText();
        if (!announced.startsWith(number + " "))
            wrong.add("the preview goes by announcement " + number + ", and the gateway by " + announced);
        String expected = accord.stands() ? "full" : "withheld";
        String mode = preview.path("recipients").path(0).path("mode").asText();
        if (!mode.equals(expected)) wrong.add("the preview shows " + mode + ", not " + expected);
    }
}
