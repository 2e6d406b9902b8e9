package io.entente.kernel.datakey;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.util.Optional;

/**
 * Which data key: a record's, or an agency's own for what belongs to no record. It is bound into the wrapped key, so that
 * one cannot be put in another's place.
 *
 * @param agency whose key-encryption key wraps it
 */
public record DataKeyName(AgencyId agency, Optional<RecordId> record) {

    public static DataKeyName of(AgencyId owner, RecordId record) {
        return new DataKeyName(owner, Optional.of(record));
    }

    public static DataKeyName of(AgencyId agency) {
        return new DataKeyName(agency, Optional.empty());
    }

    String text() {
        return agency.value() + record.map(id -> "/" + id).orElse("");
    }
}
