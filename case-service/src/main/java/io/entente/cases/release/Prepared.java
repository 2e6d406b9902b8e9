package io.entente.cases.release;

import io.entente.cases.item.Content;
import io.entente.cases.preview.Findings;
import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Scrutiny;

/** A version that may be released, and what it says: ready to be signed. */
record Prepared(Candidate candidate, Content content) {
    /** Judged anew at each step, from the content itself and what versions before it said. */
    static Scrutiny scrutiny(Content content, Findings found) {
        return Scrutiny.of(needsTwo(content, found) || !found.given().isEmpty());
    }

    /** The same, whatever its words give away. */
    static Scrutiny scrutinyButForWords(Content content, Findings found) {
        return Scrutiny.of(needsTwo(content, found));
    }

    private static boolean needsTwo(Content content, Findings found) {
        return found.loosens() || content.needsSecondOfficer();
    }
}
