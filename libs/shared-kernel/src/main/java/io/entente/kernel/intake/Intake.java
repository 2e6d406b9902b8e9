package io.entente.kernel.intake;

import io.entente.kernel.database.Transient;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.metrics.Counts;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.service.ServiceKeys;
import io.entente.kernel.trace.CurrentTrace;
import io.entente.kernel.work.Here;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Lets a message take effect exactly once: its id enters the inbox in the transaction of its effect, and the broker is
 * told only after the commit. While the database is away the message waits here, unacknowledged; what fails while the
 * database answers is tried twice more and then rejected, and the broker moves it to the dead letters. The tries are
 * counted here because the broker cannot count them: to it a service that was killed has failed every message that it
 * had been sent, the good ones too. What is under way when the service stops is neither: its connection ends, and the
 * broker delivers it again.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int MORE_TRIES = 2;
    /** What could not be written by then is no news any more. */
    private static final Duration LATE = Duration.ofSeconds(5);

    private final Pool worker;
    private final ServiceKeys keys;
    private final PartyRegister register;
    private volatile boolean ending;

    Intake(@ReactiveDataSource("worker") Pool worker, ServiceKeys keys, PartyRegister register) {
        this.worker = worker;
        this.keys = keys;
        this.register = register;
    }

    void end(@Observes ShutdownEvent stop) {
        ending = true;
    }

    /**
     * Never fails: what becomes of the message is between this class and the broker.
     *
     * @param from the address it came from: only that address's producer may have signed it
     * @param message a message whose payload is the sealed event
     */
    public Uni<Void> once(Address from, Message<?> message, Effect effect) {
        return Uni.createFrom()
                .item(() -> open(from, message.getPayload()))
                .invoke(event -> CurrentTrace.goOn(event.trace()))
                .invoke(event -> LOG.debugf("%s is read", event))
                .chain(event -> takePatiently(from, event, effect))
                .onItemOrFailure()
                .transformToUni(
                        (done, failure) -> failure == null ? taken(from, message) : handBack(from, message, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the broker was not told of a message from %s and delivers it again: %s",
                        from.code(), kind(failure)))
                .onFailure()
                .recoverWithNull();
    }

    /**
     * The same for what is worth nothing later: it is tried once, without an entry in the inbox, and what fails is dropped,
     * since the next one comes soon. So its effect goes by a number of its own. What nobody should have sent becomes a dead
     * letter here too.
     */
    public Uni<Void> atOnce(Address from, Message<?> message, Effect effect) {
        return Uni.createFrom()
                .item(() -> open(from, message.getPayload()))
                .invoke(event -> CurrentTrace.goOn(event.trace()))
                .chain(event -> worker.withTransaction(tx -> effect.apply(tx, event))
                        .ifNoItem()
                        .after(LATE)
                        .fail())
                .onItemOrFailure()
                .transformToUni((done, failure) -> failure instanceof MalformedMessage
                        ? handBack(from, message, failure)
                        : Uni.createFrom().completionStage(message.ack()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> takePatiently(Address from, WireEvent event, Effect effect) {
        return Here.done(() -> takeOnce(event, effect))
                .onFailure(this::mayPass)
                .invoke(failure -> {
                    Counts.waited(from);
                    LOG.warnf("%s waits: %s", event, kind(failure));
                })
                .onFailure(this::mayPass)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .onFailure(this::mayBeChance)
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofMillis(400))
                .atMost(MORE_TRIES);
    }

    private boolean mayPass(Throwable failure) {
        return !ending && Transient.is(failure);
    }

    /** What no retry can mend says so; and what fails because the service stops is not to be tried. */
    private boolean mayBeChance(Throwable failure) {
        return !ending && !(failure instanceof MalformedMessage);
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
        WireEvent event = Envelope.openFrom(register.instancesOf(from.producer()), text(payload), keys.encryption());
        if (!event.type().equals(from.eventType())) throw new MalformedMessage("it does not belong at this address");
        return event;
    }

    private static String text(Object payload) {
        if (payload instanceof byte[] bytes) return new String(bytes, StandardCharsets.US_ASCII);
        if (payload instanceof String text) return text;
        throw new MalformedMessage("its body is not bytes");
    }

    private static Uni<Void> taken(Address from, Message<?> message) {
        Counts.taken(from);
        return accept(message);
    }

    private static Uni<Void> accept(Message<?> message) {
        return Uni.createFrom().completionStage(message.ack());
    }

    private Uni<Void> handBack(Address from, Message<?> message, Throwable failure) {
        // A pool that closes fails everybody in every way; that must not count as one of the message's tries.
        if (ending) return Uni.createFrom().nothing();
        Counts.refused(from);
        // Whoever reads the log sees that and where, never what.
        if (failure instanceof MalformedMessage)
            LOG.errorf("a message from %s is refused: %s", from.code(), failure.getMessage());
        else LOG.errorf("a message from %s failed: %s", from.code(), kind(failure));
        return Uni.createFrom().completionStage(message.nack(failure));
    }

    /** The type and PostgreSQL's code; the text may quote what was being written. */
    private static String kind(Throwable failure) {
        String type = failure.getClass().getSimpleName();
        return failure instanceof PgException refused ? type + " " + refused.getSqlState() : type;
    }
}
