package io.entente.cases.notice;

import io.entente.cases.referral.Referral;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Notices of queries about the agency's referrals. */
@ApplicationScoped
class Notices implements PanacheRepositoryBase<Notice, UUID> {
    private static final String PAGE = "select n from Notice n where n.referral = :referral%s order by n.position desc";
    private static final String FURTHER =
            " and n.position < (select b.position from Notice b where b.id = :after and b.referral = :referral)";

    /**
     * Newest first, by the order of arrival.
     *
     * @param referral one that was read before in this transaction
     * @param after the last one of the page before; one that is not of this referral gives an empty page
     */
    Uni<List<Notice>> about(Referral referral, Optional<UUID> after, int limit) {
        String page = PAGE.formatted(after.isPresent() ? FURTHER : "");
        return getSession().chain(session -> {
            var query = session.createSelectionQuery(page, Notice.class)
                    .setParameter("referral", referral.id().value())
                    .setMaxResults(limit);
            after.ifPresent(id -> query.setParameter("after", id));
            return query.getResultList();
        });
    }
}
