package io.entente.gateway.consent;

import io.entente.gateway.decision.ConsentDocument;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.document.MalformedDocument;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.Sorted;
import io.entente.policy.decision.Consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.regex.Pattern;

/** Reads a request for a consent, before anything is looked up: what is wrong with it is so for every record alike. */
@ApplicationScoped
class WishForm {
    private static final String[] NAMES = {"kind", "recipient", "purposes", "conditions", "until", "reason"};
    private static final Pattern NAMED = Pattern.compile("\\$(\\.(" + String.join("|", NAMES) + ")(\\[[0-9]{1,6}])?)?");
    private static final int MOST_CONDITIONS = 20;
    private static final int LONGEST_CONDITION = 500;
    private static final int LONGEST_REASON = 1000;
    /** PostgreSQL knows fewer years than Java. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Caller caller;
    private final PartyRegister register;
    private final Clock clock;

    WishForm(Caller caller, PartyRegister register, Clock clock) {
        this.caller = caller;
        this.register = register;
        this.clock = clock;
    }

    /** @throws ProblemException 400 {@code malformed} or 422 {@code invalid} */
    Wish read(byte[] body) {
        StrictJson.read(body);
        try {
            return wish(Part.whole(body).only(NAMES));
        } catch (MalformedDocument e) {
            // A name that is not known may be a value in the wrong place.
            String path = NAMED.matcher(e.path()).matches() ? e.path() : "$";
            String expected = e.getMessage().substring(e.path().length() + ": ".length());
            throw Problems.invalid(List.of(new Fault(path, expected))).asException();
        }
    }

    private Wish wish(Part json) {
        Consent.Kind kind = json.at("kind").value(ConsentDocument::kind);
        return new Wish(
                kind,
                recipient(json, kind),
                purposes(json.at("purposes")),
                json.given("conditions").map(WishForm::conditions).orElse(List.of()),
                until(json.at("until")),
                words(json.at("reason"), LONGEST_REASON));
    }

    private AgencyId recipient(Part json, Consent.Kind kind) {
        AgencyId own = caller.agency();
        if (kind != Consent.Kind.ONWARD_TRANSFER) {
            json.given("recipient").ifPresent(part -> {
                if (!part.value(AgencyId::new).equals(own))
                    throw part.fault("your own agency, or nothing: it is not passed on");
            });
            return own;
        }
        Part part = json.at("recipient");
        AgencyId other = part.value(AgencyId::new);
        if (other.equals(own) || register.agency(other).isEmpty())
            throw part.fault("another agency of the party register");
        return other;
    }

    private static SortedSet<Purpose> purposes(Part part) {
        Set<Purpose> purposes = part.distinct(entry -> entry.value(Purpose::of));
        if (purposes.isEmpty()) throw part.fault("at least one purpose");
        return Sorted.set(purposes);
    }

    private static List<String> conditions(Part part) {
        List<String> conditions = part.entries().stream()
                .map(entry -> words(entry, LONGEST_CONDITION))
                .distinct()
                .toList();
        if (conditions.size() > MOST_CONDITIONS) throw part.fault("at most " + MOST_CONDITIONS + " conditions");
        return conditions;
    }

    private static String words(Part part, int longest) {
        String text = part.text();
        if (text.length() > longest) throw part.fault("a text of 1 to " + longest + " characters");
        return text;
    }

    private Instant until(Part part) {
        try {
            Instant until = Instant.parse(part.text()).truncatedTo(ChronoUnit.MICROS);
            if (until.isAfter(clock.instant()) && !until.isAfter(LATEST)) return until;
        } catch (DateTimeException e) {
            // Told below, without the text that the library would repeat.
        }
        throw part.fault("an instant to come, such as 2027-11-22T10:00:00Z");
    }
}
