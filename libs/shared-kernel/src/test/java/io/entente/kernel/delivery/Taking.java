package io.entente.kernel.delivery;

import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.entente.kernel.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A consumer that writes down each number it takes, slowly if told so, refuses negative ones after writing them, fails the
 * first time at those that let it stumble, and sends what it is asked to.
 */
@ApplicationScoped
public class Taking {
    private final Intake intake;
    private final Outbox outbox;
    private final Set<UUID> stumbled = ConcurrentHashMap.newKeySet();

    Taking(Intake intake, Outbox outbox) {
        this.intake = intake;
        this.outbox = outbox;
    }

    @Incoming("response-given")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.RESPONSE_GIVEN, message, this::write);
    }

    @Incoming("consent-requested")
    Uni<Void> takeFromAnother(Message<?> message) {
        return intake.once(Address.CONSENT_REQUESTED, message, this::write);
    }

    private Uni<Void> write(SqlConnection tx, WireEvent event) {
        int number = event.data().path("number").intValue();
        String pace = event.data().path("slow").booleanValue() ? " from pg_sleep(1)" : "";
        return tx.preparedQuery("insert into taken (id, number) select $1::uuid, $2::int" + pace)
                .execute(Tuple.of(event.id(), number))
                .invoke(() -> {
                    if (number < 0) throw new MalformedMessage("negative");
                })
                .chain(() -> follow(tx, event));
    }

    private Uni<Void> follow(SqlConnection tx, WireEvent event) {
        if (event.data().path("stumble").booleanValue() && stumbled.add(event.id()))
            return Uni.createFrom().failure(new IllegalStateException("it stumbles"));
        return event.data().has("follow")
                ? outbox.send(tx, Address.RECORD_RECALLED, event.subject(), UUID.randomUUID(), event.data())
                : Uni.createFrom().voidItem();
    }
}
