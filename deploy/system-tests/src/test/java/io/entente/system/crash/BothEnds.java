package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.system.crash.RecordHistory.State;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must hold of a {@link Correspondence} once it is quiet (promise P6): both of its ends, and the log, have exactly
 * what was answered, for every write was said until it was.
 */
final class BothEnds {
    private final Correspondence correspondence;
    private final Auditor auditor;
    private final Ledgers ledgers;
    private final long filedBefore;

    BothEnds(Correspondence correspondence, Auditor auditor, Ledgers ledgers) {
        this.correspondence = correspondence;
        this.auditor = auditor;
        this.ledgers = ledgers;
        this.filedBefore = ledgers.referralsOf(Correspondence.OWNER);
    }

    List<String> wrong() {
        List<String> wrong = new ArrayList<>(correspondence.refused());
        Oracles.equal(
                "referrals filed under a key",
                correspondence.filed(),
                ledgers.referralsOf(Correspondence.OWNER) - filedBefore,
                wrong);
        if (!ledgers.clocks("gateway").equals(ledgers.clocks("cases")))
            wrong.add("the owner's clocks are not the gateway's");
        correspondence.affairs().forEach(affair -> {
            List<String> here = new ArrayList<>();
            about(affair, here);
            here.forEach(
                    fault -> wrong.add(affair.id() + " (" + affair.state() + " " + affair.released() + "): " + fault));
        });
        return wrong;
    }

    private void about(Affair affair, List<String> wrong) {
        // The pull that comes now is under way to the owner; it is looked for next time.
        int pulls = affair.pulls();
        owner(affair, wrong);
        partner(affair, wrong);
        notices(affair, pulls, wrong);
        reviews(affair, wrong);
        clocks(affair, wrong);
        consents(affair, wrong);
        recall(affair, wrong);
        log(affair, wrong);
    }

    private void owner(Affair affair, List<String> wrong) {
        Told told = correspondence.officer().reads("/referrals/" + affair.id());
        if (!told.ok()) {
            wrong.add("the owner cannot read it");
            return;
        }
        JsonNode dossier = told.answer().json();
        if (Officer.state(dossier) != affair.state() || dossier.path("released").asInt() != affair.released())
            wrong.add("the owner has it as " + Officer.state(dossier) + " " + dossier.path("released"));
        List<String> answers = Oracles.values(dossier.path("responses"), "answer");
        if (!answers.equals(affair.answers())) wrong.add("the owner was answered " + answers + ", not " + affair.answers());
    }

    private void partner(Affair affair, List<String> wrong) {
        Told told = correspondence.pull(affair);
        if (!affair.shared() && !told.missing()) wrong.add("the partner gets what is not shared, or no answer");
        if (affair.shared() && !(told.ok() && told.answer().text().contains(Correspondence.goods(affair.released()))))
            wrong.add("the partner does not get the last version");
    }

    /** The owner is told of each pull. */
    private void notices(Affair affair, int pulls, List<String> wrong) {
        Optional<List<JsonNode>> notices = correspondence
                .officer()
                .lists(
                        "/referrals/" + affair.id() + "/notices?limit=100",
                        "notices",
                        notice -> notice.path("outcome").asText().equals("disclosed"));
        if (notices.isEmpty()) wrong.add("the notices cannot be read");
        else
            Oracles.between(
                    "notices of a pull",
                    pulls,
                    affair.pulls() + affair.lostPulls(),
                    notices.get().size(),
                    wrong);
    }

    private void reviews(Affair affair, List<String> wrong) {
        Told told = correspondence.officer().reads("/referrals/" + affair.id() + "/reviews?limit=100");
        if (!told.ok()) {
            wrong.add("the reviews cannot be read");
            return;
        }
        List<String> found = Oracles.values(told.answer().json().path("reviews"), "outcome");
        Collections.reverse(found);
        List<String> expected =
                affair.reviews().stream().map(Affair.Review::outcome).toList();
        if (!found.equals(expected)) wrong.add("the reviews are " + found + ", not " + expected);
        if (!expected.isEmpty() && affair.state() == State.RELEASED) countsAtTheGateway(affair, wrong);
    }

    private void countsAtTheGateway(Affair affair, List<String> wrong) {
        int number = affair.reviews().size();
        Affair.Review last = affair.reviews().get(number - 1);
        String expected = last.version() + " " + number + " "
                + last.until().map(LocalDate::toString).orElse("");
        List<String> counting = ledgers.reviewed(affair.id());
        if (counting.size() != 1 || !counting.get(0).startsWith(expected))
            wrong.add("the review that counts at the gateway is " + counting + ", not " + expected);
    }

    /** The partner's list has what it can see; the owner's has it withdrawn then. */
    private void clocks(Affair affair, List<String> wrong) {
        Optional<List<JsonNode>> owing = correspondence.clocks(affair);
        Told told = correspondence.officer().reads("/referrals/" + affair.id() + "/clocks");
        if (owing.isEmpty() || !told.ok()) {
            wrong.add("the clocks cannot be read");
            return;
        }
        JsonNode owed = told.answer().json().path("clocks");
        boolean answered = affair.answers().contains("information");
        Oracles.equal("clocks at the partner", affair.shared() ? 1 : 0, owing.get().size(), wrong);
        Oracles.between("clocks at the owner", affair.shared() || affair.clocked() ? 1 : 0, 1, owed.size(), wrong);
        if (affair.shared() && !owing.get().isEmpty() && !same(owing.get().get(0), owed.path(0)))
            wrong.add("the partner's clock is " + owing.get() + ", and the owner's " + owed);
        for (JsonNode clock : owed) {
            String state = clock.path("state").asText();
            if (answered != state.equals("answered") || !affair.shared() && !answered && !state.equals("withdrawn"))
                wrong.add("the clock is " + state + " after " + affair.answers());
        }
    }

    private static boolean same(JsonNode one, JsonNode other) {
        return List.of("clock", "dueAt", "state", "suspendedAt", "answeredAt").stream()
                .allMatch(field -> text(one, field).equals(text(other, field)));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).isTextual() ? json.path(field).asText() : "";
    }

    private void consents(Affair affair, List<String> wrong) {
        Optional<List<JsonNode>> asked = correspondence.asked(affair);
        if (asked.isEmpty()) {
            wrong.add("the officer cannot list what is asked");
            return;
        }
        List<String> listed = asked.get().stream()
                .map(one -> one.path("consent").asText())
                .sorted()
                .toList();
        List<String> expected = affair.consents().keySet().stream().sorted().toList();
        if (!listed.equals(expected)) wrong.add("the officer is asked " + listed + ", not " + expected);
        affair.consents().forEach((consent, said) -> {
            said("the officer", correspondence.officer().reads("/consents/" + consent), said, wrong);
            said("the partner", correspondence.analyst().reads("/consents/" + consent), said, wrong);
        });
    }

    private static void said(String who, Told told, List<String> said, List<String> wrong) {
        if (!told.ok()) {
            wrong.add(who + " cannot read a consent");
            return;
        }
        List<String> ledger = Oracles.values(told.answer().json().path("ledger"), "state");
        if (!ledger.equals(said)) wrong.add(who + " reads of a consent " + ledger + ", not " + said);
    }

    private void recall(Affair affair, List<String> wrong) {
        Optional<List<JsonNode>> owed = correspondence.owed(affair);
        Told told = correspondence.officer().reads("/referrals/" + affair.id() + "/recall");
        if (owed.isEmpty() || !told.ok()) {
            wrong.add("what was recalled cannot be read");
            return;
        }
        JsonNode recalls = told.answer().json().path("recalls");
        boolean recalled = affair.state() == State.RECALLED;
        Oracles.equal("recalls at the owner", recalled ? 1 : 0, recalls.size(), wrong);
        if (recalled && !recalls.path(0).path("gatewayHadItAt").isTextual())
            wrong.add("the owner does not know that the gateway had the recall");
        JsonNode recipients = recalls.path(0).path("recipients");
        int least = recalled && affair.received() ? 1 : 0;
        int most = recalled && (affair.received() || affair.lostPulls() > 0) ? 1 : 0;
        Oracles.between("who owes a receipt, at the owner", least, most, recipients.size(), wrong);
        Oracles.equal("receipts owed, at the partner", recipients.size(), owed.get().size(), wrong);
        receipts("the owner", recipients, affair, wrong);
        receipts("the partner", new ArrayNode(JsonNodeFactory.instance, owed.get()), affair, wrong);
        if (affair.owing() && !recipients.path(0).path("toldAt").isTextual())
            wrong.add("the owner does not know that the partner has read of the recall");
    }

    private static void receipts(String who, JsonNode duties, Affair affair, List<String> wrong) {
        List<String> given = Oracles.values(duties.path(0).path("receipts"), "outcome");
        if (!given.equals(affair.receipts())) wrong.add(who + " has receipts " + given + ", not " + affair.receipts());
    }

    private void log(Affair affair, List<String> wrong) {
        Optional<List<JsonNode>> events = auditor.events(affair.id());
        if (events.isEmpty()) {
            wrong.add("the log cannot be searched");
            return;
        }
        Oracles.once(
                "event",
                events.get().stream().map(event -> event.path("id").asText()).toList(),
                wrong);
        Map<String, Long> types = Oracles.types(events.get().stream()
                .filter(event -> event.path("outcome").asText().equals("done"))
                .toList());
        acts(affair).forEach((type, times) -> Oracles.equal(type, times, types.getOrDefault(type, 0L), wrong));
    }

    /** How often each act that was answered is in the log. */
    private static Map<String, Integer> acts(Affair affair) {
        Map<String, Integer> acts = new HashMap<>();
        acts.put("referral.created", 1);
        acts.put("referral.submitted", affair.state() == State.DRAFT ? 0 : 1);
        acts.put("referral.released", Math.min(1, affair.released()));
        acts.put("referral.amended", Math.max(0, affair.released() - 1));
        acts.put("referral.recalled", affair.state() == State.RECALLED ? 1 : 0);
        acts.put("referral.reviewed", affair.reviews().size());
        acts.put("response.given", affair.answers().size());
        acts.put("consent.asked", affair.consents().size());
        acts.put("recall.taken", affair.state() == State.RECALLED ? 1 : 0);
        acts.put("recall.receipted", affair.receipts().size());
        for (String said : List.of("granted", "refused", "revoked"))
            acts.put("consent." + said, said(affair, said));
        return acts;
    }

    private static int said(Affair affair, String what) {
        return affair.consents().values().stream()
                .mapToInt(said -> Collections.frequency(said, what))
                .sum();
    }
}
