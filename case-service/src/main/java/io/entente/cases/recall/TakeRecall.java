package io.entente.cases.recall;

import io.entente.cases.recall.Taken.Owed;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/**
 * Takes from the gateway what became of a recall. Each thing has a key of its own, and what is known of a duty only grows, so
 * that neither order nor number of messages matters.
 */
@ApplicationScoped
class TakeRecall {
    /** The owner is looked up and not only told: a recall can only be about what that agency released. */
    private static final String TAKEN = """
            insert into recall_taken (id, referral, agency, version, kind, taken_at)
            select gen_random_uuid(), id, agency, $3, $4, $5 from referral
            where id = $1 and agency = $2 and released is not null
            on conflict (referral, version, kind) do nothing\
            """;

    private static final String OWED = """
            insert into recall_duty (id, referral, agency, version, kind, recipient, due_at, told_at)
            select $3, id, agency, $4, $5, $6, $7, $8 from referral
            where id = $1 and agency = $2 and released is not null
            on conflict (id) do update set told_at = least(recall_duty.told_at, excluded.told_at)\
            """;
    private static final String RECEIPT = """
            insert into recall_receipt (id, duty, referral, agency, outcome, forwarded_to, proof, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do nothing\
            """;

    private final Intake intake;
    private final PartyRegister register;

    TakeRecall(Intake intake, PartyRegister register) {
        this.intake = intake;
        this.register = register;
    }

    @Incoming("recall-taken")
    Uni<Void> taken(Message<?> message) {
        return intake.once(Address.RECALL_TAKEN, message, TakeRecall::file);
    }

    @Incoming("recall-receipted")
    Uni<Void> receipted(Message<?> message) {
        return intake.once(Address.RECALL_RECEIPTED, message, this::fileReceipt);
    }

    private static Uni<Void> file(SqlConnection tx, WireEvent event) {
        Taken taken = Taken.of(event.data());
        return Referrals.requireReleased(tx, taken.record(), taken.owner())
                .chain(() -> tx.preparedQuery(TAKEN)
                        .execute(Tuple.of(
                                taken.record().value(),
                                taken.owner().value(),
                                taken.occasion().version(),
                                taken.occasion().kind(),
                                utc(taken.at()))))
                .chain(() -> Multi.createFrom()
                        .iterable(taken.duties())
                        .onItem()
                        .transformToUniAndConcatenate(
                                owed -> keep(tx, taken.record(), taken.owner(), taken.occasion(), owed))
                        .collect()
                        .asList()
                        .replaceWithVoid());
    }

    private Uni<Void> fileReceipt(SqlConnection tx, WireEvent event) {
        Receipted receipted = Receipted.of(event.data()).requireProven(register);
        return Referrals.requireReleased(tx, receipted.record(), receipted.owner())
                .chain(() -> keep(tx, receipted.record(), receipted.owner(), receipted.occasion(), receipted.owed()))
                .chain(() -> tx.preparedQuery(RECEIPT).execute(row(receipted)))
                .replaceWithVoid();
    }

    private static Uni<Void> keep(SqlConnection tx, RecordId record, AgencyId owner, Occasion occasion, Owed owed) {
        return tx.preparedQuery(OWED)
                .execute(Tuple.tuple()
                        .addUUID(record.value())
                        .addString(owner.value())
                        .addUUID(owed.duty())
                        .addInteger(occasion.version())
                        .addString(occasion.kind())
                        .addString(owed.recipient().value())
                        .addOffsetDateTime(utc(owed.dueAt()))
                        .addOffsetDateTime(owed.toldAt().map(TakeRecall::utc).orElse(null)))
                .replaceWithVoid();
    }

    private static Tuple row(Receipted receipted) {
        return Tuple.tuple()
                .addUUID(receipted.receipt())
                .addUUID(receipted.owed().duty())
                .addUUID(receipted.record().value())
                .addString(receipted.owner().value())
                .addString(receipted.outcome().code())
                .addString(receipted.forwardedTo().stream().map(AgencyId::value).collect(Collectors.joining(" ")))
                .addString(receipted.proof().orElse(null))
                .addOffsetDateTime(utc(receipted.at()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
