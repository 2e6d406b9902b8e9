package io.entente.kernel.outbox;

import io.entente.kernel.event.Address;
import io.vertx.mutiny.sqlclient.Row;

import java.util.UUID;

/** An outbox row on its way. */
record Waiting(long position, UUID id, String address, String orderKey, String body) {
    static Waiting of(Row row) {
        return new Waiting(
                row.getLong("position"),
                row.getUUID("id"),
                row.getString("address"),
                row.getString("order_key"),
                row.getString("body"));
    }

    Address to() {
        return Address.of(address).orElseThrow();
    }

    @Override
    public String toString() {
        return "Waiting[" + address + " " + id + "]";
    }
}
