package io.entente.gateway.transaction;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** In a request's session. Hibernate numbers parameters {@code ?1}, PostgreSQL {@code $1}. */
record SessionTransaction(Mutiny.Session session) implements Transaction {
    @Override
    public Uni<List<Row>> rows(String sql, @Nullable Object... parameters) {
        var query = session.createNativeQuery(numbered(sql), Tuple.class);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, timed(parameters[i]));
        return query.getResultList()
                .map(tuples -> tuples.stream().map(tuple -> new Row(tuple::get)).toList());
    }

    @Override
    public Uni<Integer> change(String sql, @Nullable Object... parameters) {
        var query = session.createNativeQuery(numbered(sql));
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, timed(parameters[i]));
        return query.executeUpdate();
    }

    private static String numbered(String sql) {
        return sql.replace('$', '?');
    }

    private static @Nullable Object timed(@Nullable Object parameter) {
        return parameter instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : parameter;
    }
}
