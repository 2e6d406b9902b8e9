package io.entente.kernel.datakey;

import io.entente.kernel.time.Moment;
import io.entente.kernel.time.Stopwatch;
import io.entente.kernel.work.Round;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Makes data keys and opens those that the database holds. An unwrapped key stays in memory for ten minutes at most, so
 * that a record that is asked for often does not cost its agency's KMS a call each time, whatever is done to the clock;
 * what was erased is dropped at once.
 */
@ApplicationScoped
public class DataKeys implements Round {
    static final Duration LONGEST = Duration.ofMinutes(10);
    /** Less than the promise by more than the pause: who sweeps comes in time. */
    private static final Duration KEPT = LONGEST.minusSeconds(30);

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int MOST = 1_000;

    private final AgencyKeys agencies;
    private final Clock clock;
    private final Stopwatch watch;
    private final String service;
    private final Duration patience;
    private final KeptKeys kept = new KeptKeys(MOST, KEPT);

    /** @param patience how long an agency's keys may take: whoever asks holds a transaction */
    DataKeys(
            AgencyKeys agencies,
            Clock clock,
            Stopwatch watch,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "entente.at-rest.patience", defaultValue = "5s") Duration patience) {
        this.agencies = agencies;
        this.clock = clock;
        this.watch = watch;
        this.service = service;
        this.patience = patience;
    }

    /** @param wrapped to be stored */
    public record Fresh(DataKey key, String wrapped) {}

    /** A new key. It is kept in memory only once it is opened, since the transaction that stores it may yet fail. */
    public Uni<Fresh> make(DataKeyName name) {
        byte[] secret = DataKey.fresh();
        return reached(agencies.wrap(name.keptBy(service), secret))
                .map(wrapped -> new Fresh(new DataKey(secret), wrapped));
    }

    /**
     * @param wrapped as the caller's transaction finds it: what is no longer stored is no longer opened
     * @return the key. Fails with {@link KeyRefused} and {@link KeyOutOfReach}.
     */
    public Uni<DataKey> open(DataKeyName name, String wrapped) {
        return kept.find(name, wrapped, now())
                .map(key -> Uni.createFrom().item(key))
                .orElseGet(() -> reached(agencies.unwrap(name.keptBy(service), wrapped))
                        .map(DataKey::new)
                        .invoke(key -> kept.keep(name, wrapped, key, now())));
    }

    /** Goes on where it was asked, however it ends: the caller's transaction lives there. */
    private <T> Uni<T> reached(Uni<T> answer) {
        Context here = Vertx.currentContext();
        Uni<T> bounded = answer.ifNoItem()
                .after(patience)
                .fail()
                .onFailure(failure -> !(failure instanceof KeyRefused))
                .transform(KeyOutOfReach::new);
        return here == null ? bounded : bounded.emitOn(MutinyHelper.executor(here));
    }

    /** Drops the key now, and keeps it no more. Harmless if the erasure is not committed after all. */
    public void forget(DataKeyName name) {
        kept.forget(name, now());
    }

    @Override
    public String name() {
        return "dropping keys that were long enough in memory";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public Uni<Void> run() {
        kept.sweep(now());
        return Uni.createFrom().voidItem();
    }

    private Moment now() {
        return Moment.now(clock, watch);
    }

    /** How many unwrapped keys there are in memory now. */
    long inMemory() {
        return kept.size();
    }
}
