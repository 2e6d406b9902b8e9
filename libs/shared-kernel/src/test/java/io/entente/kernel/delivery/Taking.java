package io.entente.kernel.delivery;

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

/** A consumer that writes down each number it takes, slowly if told so, and refuses negative ones after writing them. */
@ApplicationScoped
public class Taking {
    private final Intake intake;

    Taking(Intake intake) {
        this.intake = intake;
    }

    @Incoming("response-given")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.RESPONSE_GIVEN, message, this::write);
    }

    private Uni<Void> write(SqlConnection tx, WireEvent event) {
        int number = event.data().path("number").intValue();
        String pace = event.data().path("slow").booleanValue() ? " from pg_sleep(1)" : "";
        return tx.preparedQuery("insert into taken (id, number) select $1::uuid, $2::int" + pace)
                .execute(Tuple.of(event.id(), number))
                .invoke(() -> {
                    if (number < 0) throw new MalformedMessage("negative");
                })
                .replaceWithVoid();
    }
}
