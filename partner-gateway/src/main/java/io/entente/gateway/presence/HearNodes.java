package io.entente.gateway.presence;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Notes that an owner's service was heard of: by the database's clock, one for all instances of the gateway, and never by
 * the owner's. Signs of life go by the owner's own number, so that an old one, come again, is none.
 */
@ApplicationScoped
class HearNodes {
    /** It may have lain with the broker for as long as it lives there, and counts as that old. */
    private static final Duration LIFE = Address.NODE_ALIVE.life().orElseThrow();

    private static final String HEARD = """
            insert into node_heard (node, number, heard_at)
            values ($1, $2, clock_timestamp() - make_interval(secs => cast($3 as double precision)))
            on conflict (node) do update set number = excluded.number, heard_at = excluded.heard_at,
                woke = node_heard.woke or not node_heard.heard_at between
                    clock_timestamp() - make_interval(secs => cast($4 as double precision)) and clock_timestamp()
            where node_heard.number < excluded.number
            """;

    private final Intake intake;
    private final double longestSilence;

    HearNodes(Intake intake, @ConfigProperty(name = "entente.owners.silence") Duration longestSilence) {
        this.intake = intake;
        this.longestSilence = longestSilence.toMillis() / 1000.0;
    }

    @Incoming("node-alive")
    Uni<Void> alive(Message<byte[]> message) {
        return intake.atOnce(Address.NODE_ALIVE, message, this::heard);
    }

    Uni<Void> heard(SqlConnection connection, WireEvent event) {
        JsonNode number = event.data().path("number");
        if (!number.canConvertToLong() || number.longValue() < 1 || event.data().size() != 1)
            throw new MalformedMessage("a sign of life has a number");
        return Transaction.in(connection)
                .change(HEARD, event.source(), number.longValue(), LIFE.toMillis() / 1000.0, longestSilence)
                .replaceWithVoid();
    }
}
