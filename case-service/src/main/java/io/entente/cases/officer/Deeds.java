package io.entente.cases.officer;

import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What was done to referrals. An agency sees its own (row-level security). */
@ApplicationScoped
public class Deeds implements PanacheRepositoryBase<Deed, UUID> {

    /** Everything done to a referral, in that order. */
    public Uni<List<Deed>> to(RecordId referral) {
        return list("referral = ?1 order by position", referral.value());
    }
}
