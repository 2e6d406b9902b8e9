package io.entente.cases.statement;

import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Version;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What was signed and sent of referrals. An agency sees its own (row-level security). */
@ApplicationScoped
public class Statements {
    private static final String MADE = """
            select v, s from Version v join ReleasedStatement s on s.version = v.id
            where v.referral.id = :id and v.number <= :highest order by v.number desc\
            """;

    private final RecordKeys keys;

    Statements(RecordKeys keys) {
        this.keys = keys;
    }

    /**
     * A version that was released, with its statement, whole.
     *
     * @param note of its pointer, compact; empty where nobody was to be pointed to it
     * @param ownerClass what kind of agency the owner was then; empty where that was not kept
     */
    public record Made(Version version, SdStatement statement, Optional<String> note, Optional<String> ownerClass) {}

    /**
     * @param highest the number of the last version that is wanted
     * @return of a referral that was read before in this transaction, the highest version first
     */
    public Uni<List<Made>> of(Referral referral, int highest) {
        if (referral.released().isEmpty()) return Uni.createFrom().item(List.of());
        return keys.of(referral.agency(), referral.id()).chain(key -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(MADE, Object[].class)
                        .setParameter("id", referral.id().value())
                        .setParameter("highest", highest)
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> made(referral.id(), (Version) row[0], (ReleasedStatement) row[1], key))
                        .toList()));
    }

    private static Made made(RecordId record, Version version, ReleasedStatement statement, DataKey key) {
        return new Made(
                version, statement.opened(record, key), statement.openedNote(record, key), statement.ownerClass());
    }
}
