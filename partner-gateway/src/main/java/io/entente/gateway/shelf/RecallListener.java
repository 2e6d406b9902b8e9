package io.entente.gateway.shelf;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * Who must know that an owner restricts what recipients hold, in the transaction in which it takes effect here, and with
 * no read of the record under way.
 */
public interface RecallListener {
    Uni<Void> recalled(SqlConnection connection, TakenBack what);

    /** While its versions still stand on the shelf. */
    Uni<Void> erased(SqlConnection connection, TakenBack what);

    /** A version has come; whether it is the newest, and tighter than what was disclosed before, is the listener's to say. */
    Uni<Void> amended(SqlConnection connection, TakenBack what);
}
