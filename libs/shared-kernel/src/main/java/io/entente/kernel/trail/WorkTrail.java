package io.entente.kernel.trail;

import io.entente.kernel.caller.Proven;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Writes what a service did by itself, at no caller's request, into the worker's transaction in which it did it. */
@ApplicationScoped
public class WorkTrail {
    private final EventWriter writer;

    WorkTrail(EventWriter writer) {
        this.writer = writer;
    }

    /**
     * @param agency for whom it was done: its side reads the event as an asker's does, and no officer stands in it
     * @return the event's id, once it is written (not yet committed)
     */
    public Uni<UUID> record(
            SqlConnection transaction, Happening happening, AgencyId agency, Jurisdiction jurisdiction) {
        return writer.write(transaction, happening, new Proven(jurisdiction, agency, null, null, null, null));
    }
}
