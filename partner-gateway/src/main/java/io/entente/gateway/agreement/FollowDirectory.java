package io.entente.gateway.agreement;

import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.work.Round;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes in the signed versions that stand in the directory {@code entente.agreements}, if there is one, at the start and
 * whenever something is delivered there. They are held to what is held against one signed through the API: each party's
 * signature over the very bytes. What cannot be taken in at the start ends the service; later it is refused, and what was taken before stays in
 * force.
 */
@ApplicationScoped
class FollowDirectory implements Round {
    private static final Logger LOG = Logger.getLogger(FollowDirectory.class);

    /** Nothing is decided before the first round is through. */
    private static final Duration AT_START = Duration.ofMillis(20);

    private final AgreementDirectory directory;
    private final TakeAgreements takeAgreements;
    private final AgreementsTaken taken;
    private final Vertx vertx;
    private final Duration pause;
    private final Consumer<String> end;
    private volatile Optional<Map<Path, String>> known = Optional.empty();

    @Inject
    FollowDirectory(
            @ConfigProperty(name = "entente.agreements") Optional<Path> directory,
            @ConfigProperty(name = "entente.agreements-pause") Duration pause,
            PartyRegister register,
            TakeAgreements takeAgreements,
            AgreementsTaken taken,
            Vertx vertx) {
        this(
                new AgreementDirectory(directory, register),
                pause,
                takeAgreements,
                taken,
                vertx,
                FollowDirectory::endService);
    }

    /** @param end what to do when the service cannot start on its agreements; it is told why */
    FollowDirectory(
            AgreementDirectory directory,
            Duration pause,
            TakeAgreements takeAgreements,
            AgreementsTaken taken,
            Vertx vertx,
            Consumer<String> end) {
        this.directory = directory;
        this.pause = pause;
        this.takeAgreements = takeAgreements;
        this.taken = taken;
        this.vertx = vertx;
        this.end = end;
    }

    /** What is no agreement stops the start at once, before there is a port to ask at. */
    void atStart(@Observes StartupEvent start) {
        directory.read(directory.look());
    }

    @Override
    public String name() {
        return "taking in agreements";
    }

    @Override
    public Duration pause() {
        return taken.already() ? pause : AT_START;
    }

    @Override
    public Uni<Void> run() {
        return vertx.executeBlocking(directory::look)
                .chain(seen ->
                        known.equals(Optional.of(seen)) ? Uni.createFrom().voidItem() : take(seen));
    }

    private Uni<Void> take(Map<Path, String> seen) {
        return vertx.executeBlocking(() -> directory.read(seen))
                .chain(takeAgreements::take)
                .invoke(taken::now)
                .onFailure(UnusableAgreement.class)
                .recoverWithUni(this::refuse)
                .invoke(() -> known = Optional.of(seen));
    }

    private Uni<Void> refuse(UnusableAgreement unusable) {
        if (taken.already()) LOG.errorf("%s What was taken in before stays in force.", unusable.getMessage());
        else end.accept(unusable.getMessage());
        return Uni.createFrom().voidItem();
    }

    private static void endService(String why) {
        LOG.fatalf("%s This service does not start on it.", why);
        Quarkus.asyncExit(1);
    }
}
