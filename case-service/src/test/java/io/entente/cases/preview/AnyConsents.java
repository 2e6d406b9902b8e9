package io.entente.cases.preview;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random ledgers of consents about one record, as its originator keeps them and as the gateway gets to know them. */
final class AnyConsents {
    private final Random random;
    private final List<AgencyId> askers;
    private final List<Purpose> purposes;
    private final List<Instant> ends;

    /** @param ends when consents may be over */
    AnyConsents(Random random, List<AgencyId> askers, List<Purpose> purposes, List<Instant> ends) {
        this.random = random;
        this.askers = askers;
        this.purposes = purposes;
        this.ends = ends;
    }

    /** What was said to one request. The last word counts. */
    record Word(
            String consent,
            int number,
            Consent.Kind kind,
            AgencyId recipient,
            boolean granted,
            List<Purpose> purposes,
            List<String> conditions,
            Optional<Instant> until) {

        private String standing(Purpose purpose, Instant at) {
            if (!granted) return "revoked";
            if (until.filter(end -> !at.isBefore(end)).isPresent()) return "over";
            return purposes.contains(purpose) ? "given" : "for another purpose";
        }

        /** @param words whether what it says in words is told: conditions bind, but decide nothing */
        private Consent consent(RecordId record, AgencyId originator, boolean words) {
            return new Consent(
                    consent,
                    kind,
                    record,
                    originator,
                    recipient,
                    Sorted.set(purposes),
                    words ? conditions : List.of(),
                    new Span(Optional.empty(), until));
        }
    }

    /** All that was said about one record, in the order in which it was said. */
    record Ledgers(RecordId record, AgencyId originator, List<Word> words) {
        /** The originator's: each request's last word, if it is a grant. */
        Consents kept() {
            Map<String, Word> last = new HashMap<>();
            words.forEach(word -> last.put(word.consent(), word));
            return Consents.of(last.values().stream()
                    .filter(Word::granted)
                    .map(word -> word.consent(record, originator, false))
                    .toList());
        }

        /** The gateway's, for one who asks: words came in any order, and those to others are not looked at. */
        Consents told(AgencyId asker, Random order) {
            List<Word> arrived = new ArrayList<>(words);
            Collections.shuffle(arrived, order);
            Map<String, Word> highest = new HashMap<>();
            for (Word word : arrived)
                if (word.recipient().equals(asker))
                    highest.merge(word.consent(), word, (one, other) -> one.number() > other.number() ? one : other);
            return Consents.of(highest.values().stream()
                    .filter(Word::granted)
                    .map(word -> word.consent(record, originator, true))
                    .toList());
        }

        /** What there is to say of an asker's consents to have it: given, if one is; else over, revoked, for another purpose. */
        Optional<String> toHave(AgencyId asker, Purpose purpose, Instant at) {
            Map<String, String> last = new HashMap<>();
            for (Word word : words)
                if (word.recipient().equals(asker) && word.kind() == Consent.Kind.ONWARD_TRANSFER)
                    last.put(word.consent(), word.standing(purpose, at));
            return last.containsValue("given")
                    ? Optional.of("given")
                    : last.values().stream().sorted().findFirst();
        }
    }

    Ledgers about(RecordId record, AgencyId originator) {
        List<Word> words = new ArrayList<>();
        for (int n = random.nextInt(5); n > 0; n--) {
            Word granted = granted("consent-" + n);
            words.add(granted);
            if (random.nextInt(3) == 0)
                words.add(new Word(
                        granted.consent(),
                        2,
                        granted.kind(),
                        granted.recipient(),
                        false,
                        List.of(),
                        List.of(),
                        Optional.empty()));
        }
        return new Ledgers(record, originator, words);
    }

    private Word granted(String consent) {
        Consent.Kind[] kinds = Consent.Kind.values();
        List<Purpose> some =
                purposes.stream().filter(any -> random.nextBoolean()).toList();
        return new Word(
                consent,
                1,
                kinds[random.nextInt(kinds.length)],
                askers.get(random.nextInt(askers.size())),
                true,
                some.isEmpty() ? purposes : some,
                random.nextBoolean() ? List.of() : List.of("EXERCISE the case team alone"),
                random.nextBoolean() ? Optional.empty() : Optional.of(ends.get(random.nextInt(ends.size()))));
    }
}
