package io.entente.kernel.trail;

import io.entente.kernel.caller.Caller;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Writes what happened as a signed event statement into the transaction in which it happened: no byte leaves before the
 * record of it is durable (P2), since the answer is sent after the commit.
 */
@ApplicationScoped
public class AuditTrail {
    private final EventWriter writer;
    private final Caller caller;
    private final Noted noted;

    AuditTrail(EventWriter writer, Caller caller, Noted noted) {
        this.writer = writer;
        this.caller = caller;
        this.noted = noted;
    }

    /** @return the event's id, once it is written (not yet committed) */
    public Uni<UUID> record(Happening happening) {
        return writer.write(happening, caller.proven()).invoke(noted::written);
    }
}
