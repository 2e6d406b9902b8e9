package io.entente.kernel.intake;

import io.entente.kernel.event.WireEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** What one message does, inside the transaction that also remembers that it was taken. */
@FunctionalInterface
public interface Effect {
    /**
     * Fails with {@link io.entente.kernel.event.MalformedMessage} where no retry can help.
     *
     * @param tx the worker role's transaction
     */
    Uni<Void> apply(SqlConnection tx, WireEvent event);
}
