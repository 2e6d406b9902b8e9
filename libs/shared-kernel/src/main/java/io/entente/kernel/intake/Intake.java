package io.entente.kernel.intake;

import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.ServiceKeys;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Lets a message take effect exactly once: its id enters the inbox in the transaction of its effect, and the broker is
 * told only after the commit. While the database is away the message waits here, unacknowledged; what no retry can mend
 * is handed back as failed, and the broker moves it to the dead letters after its bounded tries.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Pool worker;
    private final ServiceKeys keys;
    private final PartyRegister register;

    Intake(@ReactiveDataSource("worker") Pool worker, ServiceKeys keys, PartyRegister register) {
        this.worker = worker;
        this.keys = keys;
        this.register = register;
    }

    /**
     * @param from the address it came from: only that address's producer may have signed it
     * @param message a message whose payload is the sealed event
     */
    public Uni<Void> once(Address from, Message<?> message, Effect effect) {
        return Uni.createFrom()
                .item(() -> open(from, message.getPayload()))
                .chain(event -> takeOnce(event, effect)
                        .onFailure(Transient::is)
                        .invoke(failure -> LOG.warnf(
                                "%s waits: %s", event, failure.getClass().getSimpleName()))
                        .onFailure(Transient::is)
                        .retry()
                        .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                        .indefinitely())
                .chain(() -> Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithUni(failure -> handBack(from, message, failure));
    }

    private Uni<Void> takeOnce(WireEvent event, Effect effect) {
        return worker.withTransaction(tx -> isNew(tx, event)
                .chain(isNew ->
                        isNew ? effect.apply(tx, event) : Uni.createFrom().voidItem()));
    }

    private static Uni<Boolean> isNew(SqlConnection tx, WireEvent event) {
        return tx.preparedQuery("insert into inbox (source, id) values ($1, $2) on conflict do nothing")
                .execute(Tuple.of(event.source(), event.id()))
                .map(rows -> rows.rowCount() == 1);
    }

    private WireEvent open(Address from, Object payload) {
        WireEvent event = Envelope.open(
                text(payload),
                keys.encryption(),
                register.service(from.producer()).orElseThrow().signingKeys());
        if (!event.source().equals(from.producer()) || !event.type().equals(from.eventType()))
            throw new MalformedMessage("it does not belong at this address");
        return event;
    }

    private static String text(Object payload) {
        if (payload instanceof byte[] bytes) return new String(bytes, StandardCharsets.US_ASCII);
        if (payload instanceof String text) return text;
        throw new MalformedMessage("its body is not bytes");
    }

    /** Whoever reads the log sees that and where, never what. */
    private static Uni<Void> handBack(Address from, Message<?> message, Throwable failure) {
        if (failure instanceof MalformedMessage)
            LOG.errorf("a message from %s is refused: %s", from.code(), failure.getMessage());
        else
            LOG.errorf(
                    "a message from %s failed: %s",
                    from.code(), failure.getClass().getName());
        return Uni.createFrom().completionStage(message.nack(failure));
    }
}
