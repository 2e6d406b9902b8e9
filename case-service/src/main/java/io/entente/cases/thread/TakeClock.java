package io.entente.cases.thread;

import io.entente.cases.referral.Referrals;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Takes from the gateway how the clocks of requests stand. Each message says all of it, and the highest revision holds, unless
 * it was taken from a clock that was wrong: revisions are not below the gateway's seconds since 2026, and one that is far ahead
 * of the clock here does not hold off news of now. Older news of a clock that stays wrong is ahead as well, or long past.
 */
@ApplicationScoped
class TakeClock {
    private static final String KEEP = """
            insert into response_clock (id, referral, agency, recipient, version, urgency, clause, source, started_at,
                due_at, suspended_at, withdrawn_at, answered_at, overdue_at, revision)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            on conflict (id) do update set due_at = excluded.due_at, suspended_at = excluded.suspended_at,
                withdrawn_at = excluded.withdrawn_at, answered_at = excluded.answered_at,
                overdue_at = excluded.overdue_at, revision = excluded.revision
            where response_clock.revision < excluded.revision
                or response_clock.revision > extract(epoch from clock_timestamp()) - 1767225600 + 300
                    and excluded.revision between extract(epoch from clock_timestamp()) - 1767225600 - 3600
                        and extract(epoch from clock_timestamp()) - 1767225600 + 60\
            """;

    private final Intake intake;

    TakeClock(Intake intake) {
        this.intake = intake;
    }

    @Incoming("clock-changed")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.CLOCK_CHANGED, message, TakeClock::file);
    }

    private static Uni<Void> file(SqlConnection tx, WireEvent event) {
        Changed changed = Changed.of(event.data());
        return Referrals.requireReleased(tx, changed.record(), changed.owner())
                .chain(() -> tx.preparedQuery(KEEP).execute(row(changed)))
                .replaceWithVoid();
    }

    private static Tuple row(Changed changed) {
        return Tuple.tuple()
                .addUUID(changed.clock())
                .addUUID(changed.record().value())
                .addString(changed.owner().value())
                .addString(changed.recipient().value())
                .addInteger(changed.version())
                .addString(changed.urgency().code())
                .addString(changed.clause())
                .addString(changed.source())
                .addOffsetDateTime(utc(changed.startedAt()))
                .addOffsetDateTime(utc(changed.dueAt()))
                .addOffsetDateTime(utc(changed.suspendedAt()))
                .addOffsetDateTime(utc(changed.withdrawnAt()))
                .addOffsetDateTime(utc(changed.answeredAt()))
                .addOffsetDateTime(utc(changed.overdueAt()))
                .addInteger(changed.revision());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
