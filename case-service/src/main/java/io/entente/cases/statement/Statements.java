package io.entente.cases.statement;

import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Version;
import io.entente.kernel.statement.SdStatement;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What was signed and sent of referrals. An agency sees its own (row-level security). */
@ApplicationScoped
public class Statements {
    private static final String MADE = """
            select v, s from Version v join ReleasedStatement s on s.version = v.id
            where v.referral.id = :id order by v.number desc\
            """;

    private final RecordKeys keys;

    Statements(RecordKeys keys) {
        this.keys = keys;
    }

    /** A version that was released, with its statement, whole. */
    public record Made(Version version, SdStatement statement) {}

    /** @return of a referral that was read before in this transaction, the highest version first */
    public Uni<List<Made>> of(Referral referral) {
        if (referral.released().isEmpty()) return Uni.createFrom().item(List.of());
        return keys.of(referral.agency(), referral.id()).chain(key -> Panache.getSession()
                .chain(session -> session.createSelectionQuery(MADE, Object[].class)
                        .setParameter("id", referral.id().value())
                        .getResultList())
                .map(found -> found.stream()
                        .map(row -> new Made((Version) row[0], ((ReleasedStatement) row[1]).opened(referral.id(), key)))
                        .toList()));
    }
}
