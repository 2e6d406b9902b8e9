package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.system.crash.RecordHistory.Pull;
import io.entente.system.crash.RecordHistory.State;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must hold once it is quiet (promise P6): everything acknowledged is there, at the owner, at the partner and in
 * the log; nothing took effect twice; what is recalled is gone; the log has no gap. Each check says what is wrong.
 */
final class Oracles {
    private final Officer officer;
    private final Partner partner;
    private final Auditor owners;
    private final Auditor partners;
    private final BothEnds bothEnds;
    private final InForce inForce;
    private final Ledgers ledgers;
    private final long searchesBefore;

    Oracles(
            Officer officer,
            Partner partner,
            Auditor owners,
            Auditor partners,
            BothEnds bothEnds,
            InForce inForce,
            Ledgers ledgers) {
        this.officer = officer;
        this.partner = partner;
        this.owners = owners;
        this.partners = partners;
        this.bothEnds = bothEnds;
        this.inForce = inForce;
        this.ledgers = ledgers;
        this.searchesBefore = ledgers.events("log.searched");
    }

    /** @return what is wrong now; while messages are under way, that may be much */
    List<String> wrong(List<RecordHistory> records) {
        List<String> wrong = new ArrayList<>();
        if (ledgers.waiting() > 0) wrong.add("messages wait to be sent");
        if (ledgers.due() > 0) wrong.add("feeds are to be evaluated");
        if (ledgers.untold() > 0) wrong.add("owners are to be told of queries or clocks");
        if (!wrong.isEmpty()) return wrong;
        // The searches that come now are under way to the log; they are looked for next time.
        int searches = answered();
        officer.settle();
        partner.catchUp();
        records.forEach(record -> about(record, wrong));
        wrong.addAll(bothEnds.wrong());
        wrong.addAll(inForce.wrong());
        log(searches, wrong);
        return wrong;
    }

    private int answered() {
        return owners.answered() + partners.answered();
    }

    private void log(int searches, List<String> wrong) {
        equal("gaps in the log", 0, ledgers.gaps(), wrong);
        equal("events that are twice in the log", 0, ledgers.eventsTwice(), wrong);
        equal(
                "referral.created for the referrals there are",
                ledgers.referrals(),
                ledgers.events("referral.created"),
                wrong);
        equal(
                "releases and amendments for the versions released",
                ledgers.releases(),
                ledgers.events("referral.released") + ledgers.events("referral.amended"),
                wrong);
        between(
                "log.searched",
                searches,
                answered() + owners.lost() + partners.lost(),
                ledgers.events("log.searched") - searchesBefore,
                wrong);
    }

    private void about(RecordHistory record, List<String> wrong) {
        List<String> here = new ArrayList<>();
        // The pull that comes now is under way to the log; it is looked for next time.
        List<Pull> before = record.pulls();
        owner(record, here);
        disclosed(record, here);
        fed(record, here);
        log(record, before, here);
        here.forEach(fault -> wrong.add(record.id() + " (" + record.state() + " " + record.released() + "): " + fault));
    }

    private void owner(RecordHistory record, List<String> wrong) {
        Told told = officer.reads(record);
        if (record.state() == State.ERASED) {
            if (!told.gone()) wrong.add("the owner still reads what was erased, or gets no answer");
            return;
        }
        if (!told.ok()) {
            wrong.add("the owner cannot read it");
            return;
        }
        JsonNode dossier = told.answer().json();
        if (Officer.state(dossier) != record.state() || dossier.path("released").asInt() != record.released())
            wrong.add("the owner has it as " + Officer.state(dossier) + " " + dossier.path("released"));
        JsonNode responses = dossier.path("responses");
        between(
                "responses at the owner",
                record.responses(),
                record.responses() + record.lostResponses(),
                responses.size(),
                wrong);
        once("a response to version", values(responses, "version"), wrong);
    }

    private void disclosed(RecordHistory record, List<String> wrong) {
        boolean shared = record.state() == State.RELEASED;
        Told last = partner.pull(record);
        if (shared && !(last.ok() && grams(last) == RecordHistory.WEIGHT + record.released()))
            wrong.add("the partner does not get the last version");
        if (!shared && !last.missing()) wrong.add("the partner gets what is not shared, or no answer");
        int highest = 0;
        boolean gone = false;
        for (Pull pull : record.pulls()) {
            if (pull.grams() == 0) gone = highest > 0;
            else if (gone) wrong.add("the partner got it again after it was gone");
            if (pull.grams() > 0 && pull.grams() < highest) wrong.add("the partner got an older version");
            highest = Math.max(highest, pull.grams());
        }
    }

    private static int grams(Told told) {
        return Partner.grams(told.answer().json());
    }

    private void fed(RecordHistory record, List<String> wrong) {
        List<String> feed = record.feed();
        boolean visible = !feed.isEmpty() && !feed.get(feed.size() - 1).equals("withdrawn");
        if (visible != (record.state() == State.RELEASED)) wrong.add("the feed says " + feed);
        told(record, feed, wrong);
    }

    /**
     * What is told again is no double: a reader that looked just while a change was being told may have missed it, so
     * its feed repeats where the record stands. But only for who looked, and never back in time.
     */
    static void told(RecordHistory record, List<String> feed, List<String> wrong) {
        if (feed.lastIndexOf("visible") > 0) wrong.add("the feed tells of it as of something new: " + feed);
        int withdrawn = Collections.frequency(feed, "withdrawn");
        if (withdrawn > 0 && feed.indexOf("withdrawn") < feed.size() - withdrawn)
            wrong.add("the feed goes on after the withdrawal: " + feed);
        int changes = 1 + Math.max(0, record.released() - 1) + 1;
        int looks = record.pulls().size() + record.lostPulls() + record.responses() + record.lostResponses();
        if (feed.size() > changes + looks) wrong.add("the feed tells more changes than there were: " + feed);
    }

    private void log(RecordHistory record, List<Pull> before, List<String> wrong) {
        Optional<List<JsonNode>> ours = owners.events(record.id());
        Optional<List<JsonNode>> theirs = partners.events(record.id());
        if (ours.isEmpty() || theirs.isEmpty()) {
            wrong.add("the log cannot be searched");
            return;
        }
        once(
                "event",
                ours.get().stream().map(event -> event.path("id").asText()).toList(),
                wrong);
        acts(record, types(ours.get()), wrong);
        pulls(record, before, of(theirs.get(), "record.pulled"), wrong);
        List<String> disclosed = before.stream()
                .filter(pull -> pull.grams() > 0)
                .map(Pull::disclosure)
                .toList();
        if (!disclosures(of(ours.get(), "record.pulled")).containsAll(disclosed))
            wrong.add("the owner's side does not see every disclosure");
    }

    static void acts(RecordHistory record, Map<String, Long> types, List<String> wrong) {
        int released = record.released();
        equal("referral.created", 1, types.getOrDefault("referral.created", 0L), wrong);
        equal(
                "referral.submitted",
                record.state() == State.DRAFT ? 0 : 1,
                types.getOrDefault("referral.submitted", 0L),
                wrong);
        equal("referral.released", Math.min(1, released), types.getOrDefault("referral.released", 0L), wrong);
        equal("referral.amended", Math.max(0, released - 1), types.getOrDefault("referral.amended", 0L), wrong);
        equal(
                "referral.recalled",
                record.state() == State.RECALLED || record.state() == State.ERASED ? 1 : 0,
                types.getOrDefault("referral.recalled", 0L),
                wrong);
        // At the owner, and with the gateway: an erasure that never got there would have no second event.
        for (String erased : List.of("referral.erased", "record.erased"))
            equal(erased, record.state() == State.ERASED ? 1 : 0, types.getOrDefault(erased, 0L), wrong);
    }

    static void pulls(RecordHistory record, List<Pull> before, List<JsonNode> events, List<String> wrong) {
        List<String> logged = disclosures(events);
        once("disclosure", logged, wrong);
        List<String> answered = before.stream().map(Pull::disclosure).toList();
        if (!logged.containsAll(answered)) wrong.add("an answered pull is not in the log");
        int now = record.pulls().size() + record.lostPulls();
        between("record.pulled", answered.size(), now, logged.size(), wrong);
    }

    private static List<JsonNode> of(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private static List<String> disclosures(List<JsonNode> pulls) {
        return pulls.stream().map(event -> event.path("disclosure").asText()).toList();
    }

    static Map<String, Long> types(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("type").asText())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    static List<String> values(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(each -> values.add(each.path(field).asText()));
        return values;
    }

    static void once(String what, List<String> values, List<String> wrong) {
        values.stream()
                .distinct()
                .filter(value -> Collections.frequency(values, value) > 1)
                .forEach(value -> wrong.add(what + " " + value + " is there twice"));
    }

    static void equal(String what, long expected, long found, List<String> wrong) {
        between(what, expected, expected, found, wrong);
    }

    static void between(String what, long least, long most, long found, List<String> wrong) {
        if (found < least || found > most)
            wrong.add(what + ": " + found + ", not " + (least == most ? "" + least : least + " to " + most));
    }
}
