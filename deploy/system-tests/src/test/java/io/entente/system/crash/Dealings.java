package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.system.crash.RecordHistory.State;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the two ends of an {@link Affair} have of its reviews, clocks, consents, recall and notices: what was answered. */
final class Dealings {
    private final Customs customs;
    private final Europol europol;
    private final Ledgers ledgers;

    Dealings(Customs customs, Europol europol, Ledgers ledgers) {
        this.customs = customs;
        this.europol = europol;
        this.ledgers = ledgers;
    }

    /** @param pulls how many there were before this look at it */
    void about(Affair affair, int pulls, List<String> wrong) {
        notices(affair, pulls, wrong);
        reviews(affair, wrong);
        clocks(affair, wrong);
        consents(affair, wrong);
        recall(affair, wrong);
    }

    /** The owner is told of each pull. */
    private void notices(Affair affair, int pulls, List<String> wrong) {
        Optional<List<JsonNode>> notices = customs.notices(affair);
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
        Told told = customs.reviews(affair);
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
        Optional<List<JsonNode>> owing = europol.owing(affair);
        Told told = customs.clocks(affair);
        if (owing.isEmpty() || !told.ok()) {
            wrong.add("the clocks cannot be read");
            return;
        }
        if (!ledgers.clocksAtTheOwner(affair.id()).equals(ledgers.clocksAtTheGateway(affair.id())))
            wrong.add("the owner's clock is not the gateway's");
        JsonNode owed = told.answer().json().path("clocks");
        boolean answered = affair.answers().contains(Europol.LAST_WORD);
        Oracles.equal(
                "clocks at the partner", affair.shared() ? 1 : 0, owing.get().size(), wrong);
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
        Optional<List<JsonNode>> asked = customs.asked(affair);
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
            said("the officer", customs.consent(consent), said, wrong);
            said("the partner", europol.consent(consent), said, wrong);
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
        Optional<List<JsonNode>> owed = europol.owed(affair);
        Optional<List<JsonNode>> found = customs.recalled(affair);
        if (owed.isEmpty() || found.isEmpty()) {
            wrong.add("what was recalled cannot be read");
            return;
        }
        JsonNode recalls = new ArrayNode(JsonNodeFactory.instance, found.get());
        boolean recalled = affair.state() == State.RECALLED;
        Oracles.equal("recalls at the owner", recalled ? 1 : 0, recalls.size(), wrong);
        if (recalled && !recalls.path(0).path("gatewayHadItAt").isTextual())
            wrong.add("the owner does not know that the gateway had the recall");
        JsonNode recipients = recalls.path(0).path("recipients");
        int least = recalled && affair.received() ? 1 : 0;
        int most = recalled && (affair.received() || affair.lostPulls() > 0) ? 1 : 0;
        Oracles.between("who owes a receipt, at the owner", least, most, recipients.size(), wrong);
        Oracles.equal(
                "receipts owed, at the partner", recipients.size(), owed.get().size(), wrong);
        receipts("the owner", recipients, affair, wrong);
        receipts("the partner", new ArrayNode(JsonNodeFactory.instance, owed.get()), affair, wrong);
        if (affair.owing() && !recipients.path(0).path("toldAt").isTextual())
            wrong.add("the owner does not know that the partner has read of the recall");
    }

    private static void receipts(String who, JsonNode duties, Affair affair, List<String> wrong) {
        List<String> given = Oracles.values(duties.path(0).path("receipts"), "outcome");
        if (!given.equals(affair.receipts())) wrong.add(who + " has receipts " + given + ", not " + affair.receipts());
    }
}
