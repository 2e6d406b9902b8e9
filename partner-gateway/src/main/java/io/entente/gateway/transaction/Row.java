package io.entente.gateway.transaction;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** One row, by column name. Reading a null through a method that does not return an Optional is an error. */
public final class Row {
    private final Function<String, @Nullable Object> columns;

    Row(Function<String, @Nullable Object> columns) {
        this.columns = columns;
    }

    public String text(String column) {
        return (String) required(column);
    }

    public int integer(String column) {
        return ((Number) required(column)).intValue();
    }

    public long whole(String column) {
        return ((Number) required(column)).longValue();
    }

    public UUID uuid(String column) {
        return (UUID) required(column);
    }

    public Optional<byte[]> optionalBytes(String column) {
        return columns.apply(column) == null ? Optional.empty() : Optional.of(bytes(column));
    }

    public byte[] bytes(String column) {
        Object value = required(column);
        if (value instanceof io.vertx.core.buffer.Buffer bare) return bare.getBytes();
        if (value instanceof io.vertx.mutiny.core.buffer.Buffer wrapped) return wrapped.getBytes();
        return (byte[]) value;
    }

    public Instant instant(String column) {
        Object value = required(column);
        return value instanceof OffsetDateTime time ? time.toInstant() : (Instant) value;
    }

    public Optional<String> optionalText(String column) {
        return Optional.ofNullable((String) columns.apply(column));
    }

    public Optional<UUID> optionalUuid(String column) {
        return Optional.ofNullable((UUID) columns.apply(column));
    }

    public Optional<Integer> optionalInteger(String column) {
        return Optional.ofNullable((Number) columns.apply(column)).map(Number::intValue);
    }

    public Optional<Instant> optionalInstant(String column) {
        return columns.apply(column) == null ? Optional.empty() : Optional.of(instant(column));
    }

    private Object required(String column) {
        Object value = columns.apply(column);
        if (value == null) throw new IllegalStateException("column " + column + " is null");
        return value;
    }
}
