package io.entente.gateway.decision;

import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.selection.Shown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision on record.
 *
 * @param asked the record asked for; empty when what was asked for is no record's id
 * @param view empty when there is no such record
 */
public record Decided(UUID id, Optional<RecordId> asked, Instant at, Optional<View> view, Inputs inputs) {

    /**
     * The last day on which what is disclosed now may be kept, by the shortest retention of the clauses it leaves under.
     *
     * @return empty where no clause says so, and where nothing is disclosed
     */
    public Optional<LocalDate> keepUntil() {
        return shown().flatMap(shown -> view).flatMap(seen -> seen.decision()
                .fold(
                        disclose -> disclose.obligations().keepUntil(at),
                        point -> Optional.<LocalDate>empty(),
                        withhold -> Optional.<LocalDate>empty()));
    }

    /** @return what may be seen; empty for what is hidden, was recalled or never was: there is no telling which */
    public Optional<Shown<ShelvedVersion>> shown() {
        return view.flatMap(View::shown);
    }
}
