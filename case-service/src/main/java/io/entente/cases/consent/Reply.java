package io.entente.cases.consent;

import io.entente.cases.form.Fault;
import io.entente.cases.form.MalformedForm;
import io.entente.cases.form.Reading;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an officer says to a request: granted on terms that are never wider than what was asked, or refused with a reason.
 *
 * @param refusal null for a grant
 * @param purposes none for all that were asked
 * @param conditions besides those that the asker offered
 * @param until null for as long as was asked
 */
record Reply(
        @Nullable RefusalReason refusal,
        List<Purpose> purposes,
        List<String> conditions,
        @Nullable Instant until) {
    private static final int MOST_CONDITIONS = 20;
    private static final int LONGEST_CONDITION = 500;

    static Reply read(Reading in) {
        boolean grant = in.text("answer", Reply::grants);
        Reply reply = new Reply(
                in.optionalText("reason", RefusalReason::of),
                in.codes("purposes", Purpose::of),
                in.codes("conditions", Reply::condition),
                in.optionalText("until", Reply::instant));
        if (reply.conditions.size() > MOST_CONDITIONS)
            throw in.at("conditions").fault("expected at most " + MOST_CONDITIONS + " conditions");
        if (grant && reply.refusal != null) throw in.at("reason").fault("is only for a refusal");
        if (!grant && reply.refusal == null) throw in.at("reason").fault("is required: a refusal has a reason");
        if (!grant && !reply.saysNothingOfTerms()) throw in.at("answer").fault("a refusal has no terms");
        return reply;
    }

    /** @throws MalformedForm if they are wider than what was asked, or over already */
    Terms terms(Consent asked, Instant now) {
        if (!asked.purposes().containsAll(purposes)) throw fault("$.purposes", "expected purposes that were asked for");
        Instant end = until == null ? asked.until() : until;
        if (end.isAfter(asked.until())) throw fault("$.until", "expected no later than was asked");
        if (!end.isAfter(now)) throw fault("$.until", "expected an instant to come");
        Set<String> all = new LinkedHashSet<>(asked.words().conditions());
        all.addAll(conditions);
        return new Terms(new TreeSet<>(purposes.isEmpty() ? asked.purposes() : purposes), List.copyOf(all), end);
    }

    private static MalformedForm fault(String path, String expected) {
        return new MalformedForm(List.of(new Fault(path, expected)));
    }

    private boolean saysNothingOfTerms() {
        return purposes.isEmpty() && conditions.isEmpty() && until == null;
    }

    private static boolean grants(String answer) {
        if (!Set.of("grant", "refuse").contains(answer)) throw new MalformedValue("answer", answer, "grant or refuse");
        return answer.equals("grant");
    }

    private static String condition(String text) {
        if (text.isBlank() || text.length() > LONGEST_CONDITION)
            throw new MalformedValue("condition", text, "a text of 1 to " + LONGEST_CONDITION + " characters");
        return text;
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw new MalformedValue("instant", text, "an instant such as 2027-11-22T10:00:00Z");
        }
    }

    /** Never the conditions: they may be personal. */
    @Override
    public String toString() {
        return "Reply";
    }
}
