package io.entente.cases.referral;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All referrals. Each agency sees its own alone, by the question asked here and by row-level security beneath it. */
@ApplicationScoped
public class Referrals implements PanacheRepositoryBase<Referral, UUID> {
    private static final String WHOLE =
            "select r from Referral r join fetch r.versions where r.id = :id and r.agency = :agency";
    private static final String SUMMARIES = """
            select new io.entente.cases.referral.Summary(
                r.id, r.reference, r.state, r.released, v.number, v.state, v.type)
            from Referral r join Version v on v.referral = r and v.number = r.latest
            where r.agency = :agency\
            """;

    /** Fails with {@link NoSuchReferral}, for another agency's referral too. */
    public Uni<Referral> owned(AgencyId agency, RecordId id) {
        return getSession()
                .chain(session -> session.createSelectionQuery(WHOLE, Referral.class)
                        .setParameter("id", id.value())
                        .setParameter("agency", agency.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(NoSuchReferral::new);
    }

    /**
     * Newest first, by the order of filing.
     *
     * @param after the last one of the page before; an unknown one gives an empty page
     */
    public Uni<List<Summary>> page(AgencyId agency, Optional<RecordId> after, int limit) {
        String further =
                after.isPresent() ? " and r.position < (select p.position from Referral p where p.id = :after)" : "";
        return getSession().chain(session -> {
            var query = session.createQuery(SUMMARIES + further + " order by r.position desc", Summary.class)
                    .setParameter("agency", agency.value())
                    .setMaxResults(limit);
            after.ifPresent(id -> query.setParameter("after", id.value()));
            return query.getResultList();
        });
    }
}
