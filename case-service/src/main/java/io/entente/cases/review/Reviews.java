package io.entente.cases.review;

import io.entente.cases.referral.Referral;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All reviews. An agency sees its own (row-level security). */
@ApplicationScoped
public class Reviews implements PanacheRepositoryBase<Review, UUID> {

    /**
     * Newest first.
     *
     * @param referral one that was read before in this transaction
     * @param after number of the last one of the page before
     */
    Uni<List<Review>> of(Referral referral, Optional<Integer> after, int limit) {
        return find(
                        "referral = ?1 and number < ?2 order by number desc",
                        referral.id().value(),
                        after.orElse(Integer.MAX_VALUE))
                .range(0, limit - 1)
                .list();
    }
}
