package io.entente.cases.thread;

import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** Takes partners' answers from the gateway, each once however often it arrives. */
@ApplicationScoped
class TakeResponse {
    /** The owner is looked up, not told: an answer can only join a referral that was released here. */
    private static final String FILE = """
            insert into response (id, referral, agency, version, responder, answer, reason, at)
            select $1, id, agency, $3, $4, $5, $6, $7 from referral where id = $2 and released >= $3
            on conflict (id) do nothing\
            """;

    private final Intake intake;

    TakeResponse(Intake intake) {
        this.intake = intake;
    }

    @Incoming("response-given")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.RESPONSE_GIVEN, message, TakeResponse::file);
    }

    private static Uni<Void> file(SqlConnection tx, WireEvent event) {
        Given given = Given.of(event.data());
        return tx.preparedQuery(FILE)
                .execute(row(given))
                .chain(rows -> rows.rowCount() == 1 ? Uni.createFrom().voidItem() : refuseUnlessFiled(tx, given));
    }

    private static Uni<Void> refuseUnlessFiled(SqlConnection tx, Given given) {
        return tx.preparedQuery("select 1 from response where id = $1")
                .execute(Tuple.of(given.response().value()))
                .invoke(rows -> {
                    if (rows.size() == 0) throw new MalformedMessage("nothing was released that it could answer");
                })
                .replaceWithVoid();
    }

    private static Tuple row(Given given) {
        return Tuple.tuple()
                .addUUID(given.response().value())
                .addUUID(given.record().value())
                .addInteger(given.version())
                .addString(given.responder().value())
                .addString(given.answer())
                .addString(given.reason() == null ? null : given.reason().code())
                .addOffsetDateTime(given.at().atOffset(ZoneOffset.UTC));
    }
}
