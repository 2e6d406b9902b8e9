package io.entente.gateway.transaction;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** On a worker's connection. */
record ConnectionTransaction(SqlConnection connection) implements Transaction {
    @Override
    public Uni<List<Row>> rows(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).map(ConnectionTransaction::listed);
    }

    @Override
    public Uni<Integer> change(String sql, @Nullable Object... parameters) {
        return run(sql, parameters).map(RowSet::rowCount);
    }

    private Uni<RowSet<io.vertx.mutiny.sqlclient.Row>> run(String sql, @Nullable Object... parameters) {
        Tuple values = Tuple.tuple();
        for (Object parameter : parameters) values.addValue(bound(parameter));
        return connection.preparedQuery(sql).execute(values);
    }

    private static List<Row> listed(RowSet<io.vertx.mutiny.sqlclient.Row> set) {
        List<Row> rows = new ArrayList<>();
        for (var row : set) rows.add(new Row(row::getValue));
        return List.copyOf(rows);
    }

    private static @Nullable Object bound(@Nullable Object parameter) {
        if (parameter instanceof Instant instant) return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
        if (parameter instanceof byte[] bytes) return Buffer.buffer(bytes);
        return parameter;
    }
}
