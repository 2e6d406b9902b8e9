package io.entente.system.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.system.crash.RecordHistory.State;

import java.util.ArrayList;
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
        correspondence.affairs().forEach(affair -> {
            List<String> here = new ArrayList<>();
            about(affair, here);
            here.forEach(
                    fault -> wrong.add(affair.id() + " (" + affair.state() + " " + affair.released() + "): " + fault));
        });
        return wrong;
    }

    private void about(Affair affair, List<String> wrong) {
        owner(affair, wrong);
        partner(affair, wrong);
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
    }

    private void partner(Affair affair, List<String> wrong) {
        Told told = correspondence.analyst().reads("/records/" + affair.id());
        if (!affair.shared() && !told.missing()) wrong.add("the partner gets what is not shared, or no answer");
        if (affair.shared() && !(told.ok() && told.answer().text().contains(Correspondence.goods(affair.released()))))
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
        Map<String, Long> types = Oracles.types(events.get());
        acts(affair).forEach((type, times) -> Oracles.equal(type, times, types.getOrDefault(type, 0L), wrong));
    }

    /** How often each of the owner's acts is in the log. */
    private static Map<String, Integer> acts(Affair affair) {
        return Map.of(
                "referral.created", 1,
                "referral.submitted", affair.state() == State.DRAFT ? 0 : 1,
                "referral.released", Math.min(1, affair.released()),
                "referral.amended", Math.max(0, affair.released() - 1),
                "referral.recalled", affair.state() == State.RECALLED ? 1 : 0);
    }
}
