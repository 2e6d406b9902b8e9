package io.entente.cases.preview;

import io.entente.cases.item.Content;
import io.entente.cases.item.Said;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that say a value, whoever gets which of them.
 *
 * @param dropped whether the value stands in the version in force alone
 */
record Slip(Said words, Said value, boolean dropped) {

    /** The claims that a recipient would get for one purpose, of what is looked through and of the version in force. */
    record Opened(Set<String> now, Set<String> before) {}

    /**
     * All slips of a content.
     *
     * @param before what the version in force says, which the new one takes the place of
     */
    static List<Slip> in(Content content, Reference reference, Optional<Content> before) {
        Map<List<String>, Slip> slips = new LinkedHashMap<>();
        List<Said> values = new ArrayList<>(content.telling());
        values.add(new Said(ClaimName.REFERENCE, "reference", reference.value()));
        find(content, values, false, slips);
        Set<String> still = values.stream().map(Said::text).collect(Collectors.toUnmodifiableSet());
        List<Said> dropped = before.map(Content::telling).orElse(List.of()).stream()
                .filter(value -> !still.contains(value.text()))
                .toList();
        find(content, dropped, true, slips);
        return List.copyOf(slips.values());
    }

    /** One value of a claim is as good as another: what stops the release is told, not every way it is said. */
    private static void find(Content content, List<Said> values, boolean dropped, Map<List<String>, Slip> slips) {
        Search<Said> search = new Search<>(values, Said::text);
        for (Said words : content.words())
            for (Said value : search.in(words.text()))
                slips.putIfAbsent(
                        List.of(words.path(), value.claim(), String.valueOf(dropped)), new Slip(words, value, dropped));
    }

    /** Whether whoever gets these claims gets the words and not the value. */
    boolean gives(Opened opened) {
        return opened.now().contains(words.claim())
                && !(dropped ? opened.before() : opened.now()).contains(value.claim());
    }

    GivenAway to(AgencyId recipient) {
        return new GivenAway(
                words.path(), recipient, dropped ? value.path() + " of the version in force" : value.path());
    }
}
