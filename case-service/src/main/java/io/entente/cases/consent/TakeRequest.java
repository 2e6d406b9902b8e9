package io.entente.cases.consent;

import io.entente.cases.referral.RecordKeys;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.entente.kernel.vocabulary.Purpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes partners' requests for consents from the gateway, each once however often it arrives. */
@ApplicationScoped
class TakeRequest {
    /**
     * The owner is looked up and not only told: a request can only join what that agency released. Without its words it is
     * filed only where they were erased.
     */
    private static final String FILE = """
            insert into consent
                (id, referral, agency, version, asker, kind, recipient, purposes, until, words, asked_at)
            select $1, id, agency, $4, $5, $6, $7, $8, $9, cast($10 as varchar), $11
            from referral where id = $2 and agency = $3 and released >= $4
                and (cast($10 as varchar) is not null or state = 'ERASED')
            on conflict (id) do nothing\
            """;

    private final Intake intake;
    private final RecordKeys keys;

    TakeRequest(Intake intake, RecordKeys keys) {
        this.intake = intake;
        this.keys = keys;
    }

    @Incoming("consent-requested")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.CONSENT_REQUESTED, message, this::file);
    }

    private Uni<Void> file(SqlConnection tx, WireEvent event) {
        Asked asked = Asked.of(event.data());
        return keys.of(tx, asked.originator(), asked.record())
                .chain(key -> tx.preparedQuery(FILE).execute(row(asked, key)))
                .chain(rows -> rows.rowCount() == 1 ? Uni.createFrom().voidItem() : refuseUnlessFiled(tx, asked));
    }

    private static Uni<Void> refuseUnlessFiled(SqlConnection tx, Asked asked) {
        return tx.preparedQuery("select 1 from consent where id = $1")
                .execute(Tuple.of(asked.consent().value()))
                .invoke(rows -> {
                    if (rows.size() == 0) throw new MalformedMessage("nothing was released that it could be about");
                })
                .replaceWithVoid();
    }

    /** @param key empty where the referral was erased: then the words are not kept either */
    private static Tuple row(Asked asked, Optional<DataKey> key) {
        return Tuple.tuple()
                .addUUID(asked.consent().value())
                .addUUID(asked.record().value())
                .addString(asked.originator().value())
                .addInteger(asked.version())
                .addString(asked.agency().value())
                .addString(asked.kind())
                .addString(asked.recipient().value())
                .addString(asked.purposes().stream().map(Purpose::code).collect(Collectors.joining(" ")))
                .addOffsetDateTime(utc(asked.until()))
                .addString(key.map(closing -> closing.closeText(
                                Consent.place(asked.consent().value()),
                                asked.words().text()))
                        .orElse(null))
                .addOffsetDateTime(utc(asked.at()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
