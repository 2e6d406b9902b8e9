package io.entente.kernel.database;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection over which nothing has gone for a while. The client's own idle timeout does not do it: it says
 * farewell and then waits for the server to hang up, which over a dead connection never happens. This stands before the
 * client's codec and closes without a word.
 */
final class Lifeline extends IdleStateHandler {
    private Lifeline(Duration patience) {
        super(0, 0, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    static void attach(SqlConnection connection, Duration patience) {
        // The client shows its channel nowhere but inside.
        SocketConnectionBase inside = (SocketConnectionBase)
                ((SqlConnectionInternal) connection).unwrap().unwrap();
        inside.socket().channelHandlerContext().pipeline().addFirst("lifeline", new Lifeline(patience));
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        context.close();
    }
}
