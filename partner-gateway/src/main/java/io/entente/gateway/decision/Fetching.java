package io.entente.gateway.decision;

import io.entente.gateway.decision.GivenConsents.Standing;
import io.entente.gateway.shelf.Shelf;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fetches of records what is decided on: every version with its claims where something may be shown, and elsewhere the
 * labels of the newest, which alone decide that nothing is. So what is hidden costs as little as what is not there,
 * whatever there is of it (P7).
 */
@ApplicationScoped
class Fetching {
    private final Shelf shelf;
    private final GivenConsents consents;

    Fetching(Shelf shelf, GivenConsents consents) {
        this.shelf = shelf;
        this.consents = consents;
    }

    /**
     * What there is of a record for an agency.
     *
     * @param versions highest first, at least one
     * @param given the consents that stand, without the words in them
     */
    record Fetched(List<ShelvedVersion> versions, Standing given) {
        ShelvedVersion newest() {
            return versions.get(0);
        }
    }

    /** Whether more is wanted of a record than the labels of its newest version. */
    interface MayShow {
        boolean isSo(ShelvedVersion newest, Standing given);
    }

    /** @return nothing for a record that is not there */
    Uni<Map<RecordId, Fetched>> of(
            Transaction transaction, AgencyId agency, Collection<RecordId> records, MayShow mayShow) {
        return consents.to(transaction, agency, records).chain(given -> shelf.newest(transaction, records)
                .chain(newest -> fetched(transaction, newest, given, mayShow)));
    }

    private Uni<Map<RecordId, Fetched>> fetched(
            Transaction transaction,
            Map<RecordId, ShelvedVersion> newest,
            Map<RecordId, Standing> given,
            MayShow mayShow) {
        Map<RecordId, Fetched> fetched = new HashMap<>();
        Set<RecordId> open = new HashSet<>();
        newest.forEach((record, version) -> {
            Standing standing = given.getOrDefault(record, Standing.NONE);
            if (mayShow.isSo(version, standing)) open.add(record);
            else fetched.put(record, new Fetched(List.of(version), standing));
        });
        if (open.isEmpty()) return Uni.createFrom().item(fetched);
        return shelf.versions(transaction, open)
                .invoke(versions -> versions.forEach((record, all) ->
                        fetched.put(record, new Fetched(all, given.getOrDefault(record, Standing.NONE)))))
                .replaceWith(fetched);
    }
}
