package io.entente.cases.preview;

import io.entente.cases.dossier.EarlierVersions.Past;
import io.entente.cases.item.Content;
import io.entente.cases.item.Said;
import io.entente.cases.item.Shield;
import io.entente.cases.item.Wording;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.Reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks through words for what a content says, and what versions before it said and it does not. */
final class Slips {
    private final List<Said> words;
    private final Set<String> still;
    private final List<Slip> now;
    private final List<Slip> dropped = new ArrayList<>();
    /** By what a value says, so that what many versions say is looked for once. */
    private final Map<String, List<Said>> saying = new HashMap<>();

    private Shield shield = Shield.NONE;

    /** @param words the content's own, and what is said with it */
    Slips(Content content, Reference reference, List<Said> words) {
        this.words = List.copyOf(words);
        List<Said> values = new ArrayList<>(content.telling());
        values.add(new Said(ClaimName.REFERENCE, "reference", reference.value()));
        this.still = values.stream().map(Slips::plain).collect(Collectors.toUnmodifiableSet());
        this.now = slips(values, Optional.empty());
    }

    /** The next version that was submitted or released before. */
    void after(Past past) {
        shield = past.shielded(shield);
        List<Said> values = past.content().map(Content::telling).orElse(List.of());
        dropped.addAll(
                0,
                slips(
                        values.stream()
                                .filter(value -> !still.contains(plain(value)))
                                .toList(),
                        Optional.of(past)));
    }

    /** What the versions before made two officers' business. */
    Shield shield() {
        return shield;
    }

    /** The content's own first, then those of the newest version. */
    List<Slip> found() {
        List<Slip> found = new ArrayList<>(now);
        found.addAll(dropped);
        return found;
    }

    private List<Slip> slips(List<Said> values, Optional<Past> past) {
        search(values);
        return values.stream()
                .flatMap(value -> saying.getOrDefault(value.text(), List.of()).stream()
                        // Whoever gets a claim gets all that it says.
                        .filter(said -> past.isPresent() || !said.claim().equals(value.claim()))
                        .map(said -> new Slip(said, value, past)))
                .toList();
    }

    /** A name that is only written otherwise is said still. */
    private static String plain(Said value) {
        return Wording.of(value.text()).signs();
    }

    private void search(List<Said> values) {
        Set<String> fresh = values.stream()
                .map(Said::text)
                .filter(text -> !saying.containsKey(text))
                .collect(Collectors.toUnmodifiableSet());
        if (fresh.isEmpty()) return;
        fresh.forEach(text -> saying.put(text, new ArrayList<>()));
        Search<String> search = new Search<>(fresh, Function.identity());
        for (Said said : words)
            for (String text : search.in(said.text()))
                saying.computeIfAbsent(text, any -> new ArrayList<>()).add(said);
    }
}
