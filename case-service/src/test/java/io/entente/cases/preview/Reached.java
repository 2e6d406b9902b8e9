package io.entente.cases.preview;

import io.entente.policy.decision.Reason;
import io.entente.policy.selection.Closed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How often each outcome came up: that two sides agree about what never comes up says nothing. */
final class Reached {
    /** Reasons that no preview has, or none for a whole record. */
    private static final Set<Reason> NEVER = EnumSet.of(
            // The owner hears itself.
            Reason.OWNER_SILENT,
            // A statement is its originator's own: nothing is passed on under it.
            Reason.ORIGINATOR_CONTROLLED,
            // It closes items, and never all of a record.
            Reason.DATA_SUBJECT,
            // A mode of its own.
            Reason.SILENT,
            Reason.ERROR);

    /** Of what closes a part of what is disclosed. */
    private static final List<String> PARTS = List.of(
            Reason.NO_CLAUSE.code(),
            Reason.FORBIDDEN_BY_CLAUSE.code(),
            Reason.DATA_SUBJECT.code(),
            Reason.TLP.code(),
            Reason.CLASSIFICATION.code(),
            Reason.HANDLING.code(),
            Closed.HIDDEN_MEMBERS,
            Closed.END_CLOSED);

    private final Map<String, Integer> counts = new TreeMap<>();

    Reached() {
        List.of("full: all of it", "full: a part", "pointer", "silent", "withheld: nothing of it is left")
                .forEach(this::expect);
        EnumSet.complementOf(EnumSet.copyOf(NEVER)).forEach(reason -> expect("withheld: " + reason.code()));
        PARTS.forEach(reason -> expect("a part stays behind: " + reason));
    }

    /** What has to come up. */
    void expect(String outcome) {
        counts.putIfAbsent(outcome, 0);
    }

    void add(String outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    void add(Outlook outlook) {
        add(outcome(outlook));
        outlook.withheld().stream()
                .map(Outlook.Withheld::reason)
                .distinct()
                .forEach(reason -> add("a part stays behind: " + reason));
    }

    private static String outcome(Outlook outlook) {
        if (outlook.mode().equals("full")) return outlook.withheld().isEmpty() ? "full: all of it" : "full: a part";
        if (!outlook.mode().equals("withheld")) return outlook.mode();
        return "withheld: " + (outlook.reason() == null ? "nothing of it is left" : outlook.reason());
    }

    List<String> never() {
        List<String> never = new ArrayList<>();
        counts.forEach((outcome, count) -> {
            if (count == 0) never.add(outcome);
        });
        return never;
    }

    int count(String outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        counts.forEach((outcome, count) -> table.append("%8d  %s%n".formatted(count, outcome)));
        return table.toString();
    }
}
