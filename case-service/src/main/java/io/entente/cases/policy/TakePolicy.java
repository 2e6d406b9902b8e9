package io.entente.cases.policy;

import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;
import io.entente.kernel.intake.Intake;
import io.entente.kernel.json.StrictJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Takes what the gateway announces. Documents are kept for ever, in whatever order they come; what stands is what the
 * announcement with the highest number said, whenever it came. Numbers are not below the gateway's clock in milliseconds: one
 * that is far ahead of the clock here was taken from a clock that was wrong, and does not hold off news of now, which may come
 * from a database that was restored and knows nothing of that number. Nothing else is let past a higher number: of a clock
 * that stays wrong, older news is ahead as well, or long past.
 */
@ApplicationScoped
class TakePolicy {
    private static final String KEEP =
            "insert into announced_document (hash, text) values ($1, $2) on conflict (hash) do nothing";
    private static final String STAND = """
            insert into announced_policy (number, policy, register, issuers, standing) values ($1, $2, $3, $4, $5)
            on conflict (only_row) do update set number = excluded.number, policy = excluded.policy,
                register = excluded.register, issuers = excluded.issuers, standing = excluded.standing
            where announced_policy.number < excluded.number
                or announced_policy.number > (extract(epoch from clock_timestamp()) + 300) * 1000
                    and excluded.number between (extract(epoch from clock_timestamp()) - 3600) * 1000
                        and (extract(epoch from clock_timestamp()) + 60) * 1000
            """;

    private static final Logger LOG = Logger.getLogger(TakePolicy.class);
    private static final Duration FAR = Duration.ofMinutes(5);

    private final Intake intake;
    private final Clock clock;

    TakePolicy(Intake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    @Incoming("policy-changed")
    Uni<Void> take(Message<?> message) {
        return intake.once(Address.POLICY_CHANGED, message, this::keep);
    }

    private Uni<Void> keep(SqlConnection tx, WireEvent event) {
        Announced announced = Announced.of(event.data());
        Duration ahead = Duration.ofMillis(announced.number() - clock.millis());
        if (ahead.compareTo(FAR) > 0)
            LOG.errorf("the gateway numbers its news %s ahead of this service's clock: one of the two is wrong", ahead);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Announced.Document document : announced.documents())
            done = done.chain(() -> tx.preparedQuery(KEEP)
                    .execute(Tuple.of(document.hash(), document.text()))
                    .replaceWithVoid());
        return done.chain(() -> tx.preparedQuery(STAND)
                .execute(Tuple.of(
                        announced.number(),
                        announced.policy(),
                        announced.register(),
                        StrictJson.mapper().valueToTree(announced.issuers()).toString(),
                        String.join(",", announced.standing())))
                .replaceWithVoid());
    }
}
