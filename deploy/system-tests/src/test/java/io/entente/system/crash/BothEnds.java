package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.system.crash.RecordHistory.State;

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
    private final Dealings dealings;
    private final Auditor auditor;
    private final Ledgers ledgers;
    private final long filedBefore;

    BothEnds(Correspondence correspondence, Auditor auditor, Ledgers ledgers) {
        this.correspondence = correspondence;
        this.dealings = new Dealings(correspondence.customs(), correspondence.europol(), ledgers);
        this.auditor = auditor;
        this.ledgers = ledgers;
        this.filedBefore = ledgers.referralsOf(Customs.AGENCY);
    }

    List<String> wrong() {
        List<String> wrong = new ArrayList<>(correspondence.refused());
        Oracles.equal(
                "referrals filed under a key",
                correspondence.filed(),
                ledgers.referralsOf(Customs.AGENCY) - filedBefore,
                wrong);
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
        dealings.about(affair, pulls, wrong);
        log(affair, wrong);
    }

    private void owner(Affair affair, List<String> wrong) {
        Told told = correspondence.customs().dossier(affair);
        if (!told.ok()) {
            wrong.add("the owner cannot read it");
            return;
        }
        JsonNode dossier = told.answer().json();
        if (Officer.state(dossier) != affair.state() || dossier.path("released").asInt() != affair.released())
            wrong.add("the owner has it as " + Officer.state(dossier) + " " + dossier.path("released"));
        List<String> answers = Oracles.values(dossier.path("responses"), "answer");
        if (!answers.equals(affair.answers()))
            wrong.add("the owner was answered " + answers + ", not " + affair.answers());
    }

    private void partner(Affair affair, List<String> wrong) {
        Told told = correspondence.europol().pulls(affair);
        if (!affair.shared() && !told.missing()) wrong.add("the partner gets what is not shared, or no answer");
        if (affair.shared() && !(told.ok() && told.answer().text().contains(Customs.goods(affair.released()))))
            wrong.add("the partner does not get the last version");
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
        acts.put("recall.receipted", affair.receipts().size());
        for (String said : List.of("granted", "refused", "revoked")) acts.put("consent." + said, said(affair, said));
        return acts;
    }

    private static int said(Affair affair, String what) {
        return affair.consents().values().stream()
                .mapToInt(said -> Collections.frequency(said, what))
                .sum();
    }
}
