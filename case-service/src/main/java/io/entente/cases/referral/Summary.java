package io.entente.cases.referral;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.vocabulary.RecordId;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A line in the list of an agency's referrals. */
public record Summary(
        UUID id,
        String reference,
        State state,
        Instant filedAt,
        @Nullable String unit,
        @Nullable String assignee,
        @Nullable Integer released,
        int number,
        VersionState versionState,
        String type,
        @Nullable LocalDate reviewBy) {

    /** @return the same, its assignee's name to be read */
    Summary opened(DataKey own) {
        if (assignee == null) return this;
        String name = new NameBook(own, new RecordId(id)).open(Custody.ASSIGNEE, assignee);
        return new Summary(id, reference, state, filedAt, unit, name, released, number, versionState, type, reviewBy);
    }
}
