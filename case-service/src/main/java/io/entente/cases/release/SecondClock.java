package io.entente.cases.release;

import io.entente.kernel.problem.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.FlushMode;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/**
 * The database's clock. From the day of a signature on partners may be shown a record for up to five years: a service whose
 * own clock runs ahead must not sign for days to come.
 */
@ApplicationScoped
class SecondClock {
    private static final Logger LOG = Logger.getLogger(SecondClock.class);

    /** By how much two clocks that are kept in step may differ. */
    private static final Duration STEP = Duration.ofMinutes(1);

    private static final String NOW = "select cast(extract(epoch from clock_timestamp()) as bigint)";

    /** Fails with {@code unavailable} for what was signed in the future, in the transaction that would write it down. */
    Uni<Void> requirePast(Instant signed) {
        return Panache.getSession()
                // What is to be written goes when its writer says so.
                .chain(session -> session.createNativeQuery(NOW, Long.class)
                        .setFlushMode(FlushMode.MANUAL)
                        .getSingleResult())
                .invoke(now -> requirePast(signed, Instant.ofEpochSecond(now)))
                .replaceWithVoid();
    }

    private static void requirePast(Instant signed, Instant now) {
        Duration ahead = Duration.between(now, signed);
        if (ahead.compareTo(STEP) <= 0) return;
        LOG.errorf("nothing is signed: this service's clock is %s ahead of the database's", ahead);
        throw Problems.unavailable().asException();
    }
}
