package io.entente.cases.release;

import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.Erased;
import io.entente.cases.referral.Erasure;
import io.entente.cases.referral.ErasureGround;
import io.entente.cases.referral.Expectation;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.KeptAboutRecords;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * A supervisor erases what a referral said, for good: contents, statements, reasons, the words of reviews and consents, kept
 * answers and the key to all of them go, here and, by a message of the same transaction, with the gateway. That there was
 * a referral stays, with its numbers, states, dates and history.
 */
@ApplicationScoped
class EraseReferral {
    private static final String STATEMENTS =
            "delete from statement where version in (select id from version where referral = ?1)";
    private static final String NOTICES = "delete from notice where referral = ?1";
    private static final String CONTENTS =
            "update version set content = null, review_by = null, due_by = null where referral = ?1";
    private static final String REVIEWS = "update review set words = null where referral = ?1";
    private static final String ASKED = "update consent set words = null where referral = ?1";
    private static final String CONDITIONS =
            "update consent_entry set conditions = null where consent in (select id from consent where referral = ?1)";

    private final Referrals referrals;
    private final RecordKeys keys;
    private final KeptAboutRecords kept;
    private final Announcement announcement;
    private final OnDuty duty;
    private final Clock clock;

    EraseReferral(
            Referrals referrals,
            RecordKeys keys,
            KeptAboutRecords kept,
            Announcement announcement,
            OnDuty duty,
            Clock clock) {
        this.referrals = referrals;
        this.keys = keys;
        this.kept = kept;
        this.announcement = announcement;
        this.duty = duty;
        this.clock = clock;
    }

    /** What is left of it. */
    record Skeleton(String id, String reference, String state, String ground, Instant erasedAt, int revision) {
        static Skeleton of(Referral referral) {
            Erasure erasure = referral.erasure().orElseThrow();
            return new Skeleton(
                    referral.id().toString(),
                    referral.reference().value(),
                    referral.state().code(),
                    erasure.ground().code(),
                    erasure.at(),
                    referral.revision());
        }
    }

    @WithTransaction
    @OwnRows
    @Once
    public Uni<Skeleton> on(ErasureGround ground, RecordId id, Expectation expected) {
        return referrals
                .erasable(duty.officer(), id, expected)
                .call(referral -> referral.erase(ground, clock.instant())
                        .map(erased -> erase(referral, erased, ground))
                        .orElseGet(() -> noteReading(referral)))
                .map(Skeleton::of);
    }

    private Uni<Void> erase(Referral referral, Erased erased, ErasureGround ground) {
        return Panache.getSession()
                // The state first: only what is erased lets its key and statements go, and whoever was overtaken learns
                // it here.
                .chain(session -> session.flush())
                .chain(() -> run(STATEMENTS, referral))
                .chain(() -> run(NOTICES, referral))
                .chain(() -> run(CONTENTS, referral))
                .chain(() -> run(REVIEWS, referral))
                .chain(() -> run(ASKED, referral))
                .chain(() -> run(CONDITIONS, referral))
                .chain(() -> keys.destroy(referral))
                .chain(() -> kept.erase(erased.record()))
                .chain(() -> erased.onceReleased()
                        ? announcement.of(erased)
                        : Uni.createFrom().voidItem())
                .chain(() -> duty.did(Act.ERASED, erased.record(), erased.number(), ground));
    }

    private static Uni<Integer> run(String sql, Referral referral) {
        return Panache.getSession().chain(session -> session.createNativeQuery(sql)
                .setParameter(1, referral.id().value())
                .executeUpdate());
    }

    /** A second erasure changes nothing, but its answer shows what is left. */
    private Uni<Void> noteReading(Referral referral) {
        return duty.did(Act.READ, referral);
    }
}
