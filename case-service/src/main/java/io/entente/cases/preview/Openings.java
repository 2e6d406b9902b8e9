package io.entente.cases.preview;

import io.entente.cases.dossier.EarlierVersions.Past;
import io.entente.cases.item.Content;
import io.entente.kernel.party.Agency;
import io.entente.kernel.vocabulary.Purpose;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which claims agencies would get of a content and of versions before it: each worked out once, and only if it matters. */
final class Openings {
    private static final int CONTENT = 0;

    private final Content content;
    private final Function<Content, Edition> released;
    private final Decide decide;
    private final Map<Integer, Edition> editions = new HashMap<>();
    private final Map<List<Object>, Set<String>> decided = new HashMap<>();

    /** The claims that an agency would get for a purpose. */
    interface Decide {
        Set<String> open(Agency agency, Purpose purpose, Edition edition);
    }

    /** @param released a content as it would be if it were released now */
    Openings(Content content, Function<Content, Edition> released, Decide decide) {
        this.content = content;
        this.released = released;
        this.decide = decide;
    }

    /**
     * Whether there is a purpose for which who gets the words does not get the value. Words that come for no purpose, such
     * as a condition, give away what comes for none.
     */
    boolean give(Slip slip, Reader reader, Agency agency) {
        String words = slip.words().claim();
        if (reader.told().contains(words))
            return content.purposes().stream().noneMatch(purpose -> getsValue(slip, agency, purpose));
        return reader.content()
                && content.purposes().stream()
                        .anyMatch(purpose ->
                                open(agency, purpose, Optional.empty()).contains(words)
                                        && !getsValue(slip, agency, purpose));
    }

    private boolean getsValue(Slip slip, Agency agency, Purpose purpose) {
        return open(agency, purpose, slip.past()).contains(slip.value().claim());
    }

    private Set<String> open(Agency agency, Purpose purpose, Optional<Past> of) {
        int number = of.map(Past::number).orElse(CONTENT);
        Edition edition = editions.computeIfAbsent(
                number, any -> released.apply(of.flatMap(Past::content).orElse(content)));
        return decided.computeIfAbsent(
                List.of(agency.id(), purpose, number), any -> decide.open(agency, purpose, edition));
    }
}
