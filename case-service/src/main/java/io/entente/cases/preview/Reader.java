package io.entente.cases.preview;

import io.entente.kernel.vocabulary.AgencyId;

import java.util.Set;

/**
 * An agency that gets words.
 *
 * @param content whether it is asked what it would get of the content's words
 * @param told other words that it is told, by the names under which they are looked through
 */
record Reader(AgencyId agency, boolean content, Set<String> told) {
    static Reader ofContent(AgencyId agency) {
        return new Reader(agency, true, Set.of());
    }

    /** Whether it might be told, whatever is decided: words of the content are for whoever gets any of it. */
    boolean mightRead(Slip slip) {
        String words = slip.words().claim();
        return told.contains(words) || content && !Conditions.NAMES.contains(words);
    }
}
