package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.problem.Problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A consent that was asked for and all that was said to it, in order. It is answered once; what was granted can be
 * revoked at any time, and a partner that wants more asks anew.
 */
record Ledger(Consent asked, List<ConsentEntry> entries) {
    Ledger {
        entries = List.copyOf(entries);
    }

    /** Lets it say what was said in words. */
    Ledger unlocked(DataKey key) {
        asked.unlock(key);
        entries.forEach(entry -> entry.unlock(key));
        return this;
    }

    /** How much was said to it: the ETag of its answers. */
    int revision() {
        return last().map(ConsentEntry::number).orElse(0);
    }

    /** requested, granted, refused, revoked, or expired once its time is over unless it was refused or revoked. */
    String state(Instant now) {
        String said = last().map(ConsentEntry::state).orElse("requested");
        Instant end = last().flatMap(ConsentEntry::until).orElse(asked.until());
        boolean ends = last().isEmpty() || said.equals(ConsentEntry.GRANTED);
        return ends && !now.isBefore(end) ? "expired" : said;
    }

    /** The grant that was not revoked since; whether its time is over, it says itself. */
    Optional<ConsentEntry> granted() {
        return last().filter(entry -> entry.state().equals(ConsentEntry.GRANTED));
    }

    ConsentEntry grant(Terms terms, Officer by, Instant at) {
        requireUnanswered();
        return ConsentEntry.granted(asked, revision() + 1, terms, by, at);
    }

    ConsentEntry refuse(RefusalReason reason, Officer by, Instant at) {
        requireUnanswered();
        return ConsentEntry.refused(asked, revision() + 1, reason, by, at);
    }

    /** Revoking twice is harmless and says nothing more. */
    Optional<ConsentEntry> revoke(Officer by, Instant at) {
        String said = last().map(ConsentEntry::state).orElse("");
        if (said.equals(ConsentEntry.REVOKED)) return Optional.empty();
        if (!said.equals(ConsentEntry.GRANTED))
            throw Problem.of("consent-not-granted", 409, "There is nothing to revoke")
                    .saying("It was not granted. Answer it, if it waits for an answer.")
                    .asException();
        return Optional.of(ConsentEntry.revoked(asked, revision() + 1, by, at));
    }

    Ledger with(ConsentEntry entry) {
        List<ConsentEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Ledger(asked, more);
    }

    private void requireUnanswered() {
        if (!entries.isEmpty())
            throw Problem.of("consent-answered", 409, "It was answered already")
                    .saying("Revoke what was granted. A partner that wants something else asks anew.")
                    .asException();
    }

    private Optional<ConsentEntry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
    }
}
