package io.entente.cases.preview;

import io.entente.cases.consent.Grant;
import io.entente.cases.item.Said;
import io.entente.kernel.vocabulary.AgencyId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the conditions of a grant tell, and whom. What the asker said itself is nothing new to it. */
final class Conditions {
    private static final String OFFERED = "condition.offered";
    private static final String ADDED = "condition.added";
    static final Set<String> NAMES = Set.of(OFFERED, ADDED);

    private Conditions() {}

    static List<Said> words(Grant grant) {
        List<Said> words = new ArrayList<>();
        for (int i = 0; i < grant.offered().size(); i++)
            words.add(new Said(
                    OFFERED,
                    "$.conditions[" + i + "] of the request",
                    grant.offered().get(i)));
        for (int i = 0; i < grant.added().size(); i++)
            words.add(new Said(ADDED, "$.conditions[" + i + "]", grant.added().get(i)));
        return words;
    }

    /** Whom the grant lets in, which gets the content's words as well, and the asker. */
    static Stream<Reader> readers(Grant grant) {
        AgencyId recipient = grant.consent().recipient();
        if (recipient.equals(grant.asker())) return Stream.of(new Reader(recipient, true, Set.of(ADDED)));
        return Stream.of(new Reader(recipient, true, NAMES), new Reader(grant.asker(), false, Set.of(ADDED)));
    }
}
