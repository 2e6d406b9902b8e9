package io.entente.cases.release;

import io.entente.cases.referral.Candidate;
import io.entente.cases.referral.Reviewable;
import io.entente.cases.referral.Verdict;
import io.entente.cases.statement.Claims;
import io.entente.kernel.key.Signer;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.statement.SdStatement;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Signs record statements, the notes of pointers and reviews, on a worker thread and outside any transaction: an
 * agency's signer may be far away, and no row stays locked for it.
 */
@ApplicationScoped
class Signing {
    private final AgencySigner signers;
    private final PartyRegister register;
    private final Vertx vertx;
    private final Clock clock;

    Signing(AgencySigner signers, PartyRegister register, Vertx vertx, Clock clock) {
        this.signers = signers;
        this.register = register;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** The result comes back on the context of the request. */
    Uni<Signed> sign(Prepared prepared) {
        return vertx.executeBlocking(() -> signed(prepared));
    }

    /** The same for a review. */
    Uni<SignedReview> sign(Reviewable reviewed, Verdict verdict) {
        return vertx.executeBlocking(() -> signed(reviewed, verdict));
    }

    private SignedReview signed(Reviewable reviewed, Verdict verdict) {
        Instant at = clock.instant();
        LocalDate on = LocalDate.ofInstant(at, ZoneOffset.UTC);
        ReviewNote note = new ReviewNote(
                reviewed.agency(),
                reviewed.record(),
                reviewed.version(),
                reviewed.number(),
                on,
                verdict.shownUntil(on));
        return new SignedReview(reviewed, note.signed(signers.of(reviewed.agency())), at);
    }

    private Signed signed(Prepared prepared) {
        Candidate candidate = prepared.candidate();
        Signer signer = signers.of(candidate.agency());
        Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        SdStatement statement = RecordStatement.issue(
                candidate.agency(),
                candidate.record(),
                candidate.versionId(),
                at,
                Claims.of(prepared.content(), candidate.reference()),
                signer);
        return new Signed(candidate, prepared.content(), statement, pointer(prepared, signer), at);
    }

    private Optional<String> pointer(Prepared prepared, Signer signer) {
        if (!prepared.content().pointsAnyone()) return Optional.empty();
        Candidate candidate = prepared.candidate();
        String mailbox = register.agency(candidate.agency())
                .orElseThrow(NoRecordKey::new)
                .mailbox();
        return Optional.of(new PointerNote(candidate.reference().value(), mailbox).signed(signer));
    }
}
