package io.entente.cases.release;

import io.entente.cases.item.Content;
import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Scrutiny;

/** A version that may be released, and what it says: ready to be signed. */
record Prepared(Candidate candidate, Content content) {
    /** Judged anew at each step, from the content itself. */
    static Scrutiny scrutiny(Content content) {
        return Scrutiny.of(content.needsSecondOfficer());
    }
}
