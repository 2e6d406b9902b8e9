package io.entente.cases.notice;

import io.entente.cases.referral.RecordKeys;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** Takes notices of queries from the gateway, each once however often it arrives. */
@ApplicationScoped
class TakeNotice {
    /** The owner is looked up and not only told: a notice can only join what that agency released. */
    private static final String FILE = """
            insert into notice (id, referral, agency, asker, contact, outcome, clauses, words, asked_at)
            select $1, id, agency, $4, $5, $6, $7, $8, $9
            from referral where id = $2 and agency = $3 and released is not null and state <> 'ERASED'
            on conflict (id) do nothing\
            """;

    /** Of what was erased there is nothing left that anybody could be told of. */
    private static final String SETTLED = """
            select 1 from notice where id = $1
            union all select 1 from referral where id = $2 and agency = $3 and state = 'ERASED'\
            """;

    private final Intake intake;
    private final RecordKeys keys;

    TakeNotice(Intake intake, RecordKeys keys) {
        this.intake = intake;
        this.keys = keys;
    }

    @Incoming("query-matched")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.QUERY_MATCHED, message, this::file);
    }

    private Uni<Void> file(SqlConnection tx, WireEvent event) {
        Matched matched = Matched.of(event.data());
        return keys.of(tx, matched.originator(), matched.record())
                .chain(key -> key.map(closing -> tx.preparedQuery(FILE)
                                .execute(row(matched, closing))
                                .map(RowSet::rowCount))
                        .orElseGet(() -> Uni.createFrom().item(0)))
                .chain(filed -> filed == 1 ? Uni.createFrom().voidItem() : refuseUnlessSettled(tx, matched));
    }

    private static Uni<Void> refuseUnlessSettled(SqlConnection tx, Matched matched) {
        return tx.preparedQuery(SETTLED)
                .execute(Tuple.of(
                        matched.notice().value(),
                        matched.record().value(),
                        matched.originator().value()))
                .invoke(rows -> {
                    if (rows.size() == 0) throw new MalformedMessage("nothing was released that it could be about");
                })
                .replaceWithVoid();
    }

    private static Tuple row(Matched matched, DataKey key) {
        return Tuple.tuple()
                .addUUID(matched.notice().value())
                .addUUID(matched.record().value())
                .addString(matched.originator().value())
                .addString(matched.asker().value())
                .addString(matched.contact())
                .addString(matched.outcome())
                .addString(String.join(" ", matched.clauses()))
                .addString(matched.words()
                        .map(words ->
                                key.closeText(Notice.place(matched.notice().value()), words.text()))
                        .orElse(null))
                .addOffsetDateTime(matched.at().atOffset(ZoneOffset.UTC));
    }
}
