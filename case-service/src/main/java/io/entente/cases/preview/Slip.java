package io.entente.cases.preview;

import io.entente.cases.dossier.EarlierVersions.Past;
import io.entente.cases.item.Said;
import io.entente.kernel.vocabulary.AgencyId;

import java.util.List;
import java.util.Optional;

/**
 * Words that say a value, whoever gets which of them.
 *
 * @param past the version that says the value, where it is an earlier one alone
 */
record Slip(Said words, Said value, Optional<Past> past) {

    GivenAway to(AgencyId recipient) {
        return new GivenAway(
                words.path(), recipient, value.path() + past.map(Slip::named).orElse(""));
    }

    /** One value of a claim is as good as another, and one earlier version as another: that it is said is told once. */
    List<Object> toldOnce() {
        return List.of(words.path(), value.claim(), past.isPresent());
    }

    private static String named(Past past) {
        return past.inForce() ? " of the version in force" : " of version " + past.number();
    }
}
