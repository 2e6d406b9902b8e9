package io.entente.cases.draft;

import io.entente.cases.dossier.Dossier;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.referral.InReplyTo;
import io.entente.cases.referral.Opening;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.idempotency.Once;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Reference;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import org.hibernate.exception.ConstraintViolationException;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/** An officer files a new referral; it begins as a draft. */
@ApplicationScoped
class FileReferral {
    /** There are 2^30 per agency, so that even the second draw is rare. */
    private static final int MOST_DRAWS = 5;

    private final Referrals referrals;
    private final RecordKeys keys;
    private final Dossiers dossiers;
    private final OnDuty duty;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    FileReferral(Referrals referrals, RecordKeys keys, Dossiers dossiers, OnDuty duty, Clock clock) {
        this.referrals = referrals;
        this.keys = keys;
        this.dossiers = dossiers;
        this.duty = duty;
        this.clock = clock;
    }

    /** References are drawn at random: one that is taken is drawn again, in a new transaction. */
    public Uni<Dossier> saying(Content content, Optional<InReplyTo> inReplyTo) {
        return file(content, inReplyTo).onFailure(FileReferral::isTaken).retry().atMost(MOST_DRAWS);
    }

    @WithTransaction
    @OwnRows
    @Once
    Uni<Dossier> file(Content content, Optional<InReplyTo> inReplyTo) {
        RecordId id = RecordId.random();
        return keys.make(duty.agency(), id)
                .chain(made -> referrals
                        .persist(draft(made, content, inReplyTo))
                        .call(filed -> keys.keep(filed, made.fresh())))
                .call(filed -> duty.did(Act.CREATED, filed))
                .chain(dossiers::of);
    }

    private Referral draft(RecordKeys.Made made, Content content, Optional<InReplyTo> inReplyTo) {
        Reference drawn = Reference.random(duty.agency(), random);
        return Referral.draft(
                new Opening(made.fresh().key(), made.names(), drawn, inReplyTo),
                duty.officer(),
                Dossiers.document(content),
                clock.instant());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException refused
                && "referral_reference_key".equals(refused.getConstraintName());
    }
}
