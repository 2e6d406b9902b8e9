package io.entente.cases.thread;

import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Partners' answers. An agency sees those to its own referrals (row-level security). */
@ApplicationScoped
public class Answers implements PanacheRepositoryBase<Answer, UUID> {

    /** All answers to a referral, oldest first. */
    public Uni<List<Answer>> to(RecordId referral) {
        return list("referral = ?1 order by at, id", referral.value());
    }
}
