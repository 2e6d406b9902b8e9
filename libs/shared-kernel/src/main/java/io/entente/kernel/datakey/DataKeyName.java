package io.entente.kernel.datakey;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.util.Optional;

/**
 * Which data key: a record's, or an agency's own for what belongs to no record. It is bound into the wrapped key, so that
 * one cannot be put in another's place.
 *
 * @param agency whose key-encryption key wraps it
 * @param keeper the kind of service that stores it: each of two services has a key of its own for one record
 */
public record DataKeyName(AgencyId agency, Optional<RecordId> record, String keeper) {
    /** Until {@link DataKeys} says which service keeps it. */
    private static final String NOBODY = "";

    public static DataKeyName of(AgencyId owner, RecordId record) {
        return new DataKeyName(owner, Optional.of(record), NOBODY);
    }

    public static DataKeyName of(AgencyId agency) {
        return new DataKeyName(agency, Optional.empty(), NOBODY);
    }

    DataKeyName keptBy(String service) {
        return new DataKeyName(agency, record, service);
    }

    String text() {
        return keeper + " " + agency.value() + record.map(id -> "/" + id).orElse("");
    }
}
