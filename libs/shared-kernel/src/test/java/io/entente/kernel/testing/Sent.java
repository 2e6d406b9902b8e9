package io.entente.kernel.testing;

import io.entente.kernel.delivery.DeliveryTables;
import io.entente.kernel.event.Address;
import io.entente.kernel.event.WireEvent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A message that a service wrote into its outbox, opened as its receiver would.
 *
 * @param address where it goes
 */
public record Sent(Address address, WireEvent event) {

    /** @return the id of the trace that it is in */
    public static String trace(Sent message) {
        return Optional.ofNullable(message.event().trace()).orElseThrow().traceId();
    }

    /** @return to where a service sends out of its outbox: all its addresses but those whose messages are not durable */
    public static Address[] addressesOf(String producer) {
        return Arrays.stream(Address.values())
                .filter(address ->
                        address.producer().equals(producer) && address.life().isEmpty())
                .toArray(Address[]::new);
    }

    /**
     * What one message of each of these addresses is not as described, as it lies on the wire.
     *
     * @throws AssertionError if nothing lies at one of them
     */
    public static List<String> faultsOnTheWire(TestStack stack, String producer) {
        AsyncApi described = AsyncApi.read();
        return Arrays.stream(Address.values())
                .filter(address -> address.producer().equals(producer))
                .flatMap(address -> described.faults(address, stack.others().look(address)).stream()
                        .map(fault -> address.code() + ": " + fault))
                .toList();
    }

    /**
     * Nobody sends anything meanwhile. What other tests had written before is not among it; what the service does by itself
     * is, whatever it is about.
     *
     * @return what was written while something was done, in order; the relay sends it afterwards
     */
    public static List<Sent> during(TestStack stack, Runnable work) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            // Waits for what is on its way, which is deleted once it was sent; given back with the connection.
            statement.execute("select pg_advisory_lock(" + DeliveryTables.RELAY_LOCK + ")");
            long before = last(statement);
            work.run();
            return read(stack, statement, before);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return the last place that was given to a message, whether it is committed or not; 0 before any */
    private static long last(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('outbox', 'position')::regclass), 0)")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<Sent> read(TestStack stack, Statement statement, long after) throws SQLException {
        List<Sent> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select address, body from outbox where position > " + after + " order by position")) {
            while (rows.next()) {
                Address address = Address.of(rows.getString("address")).orElseThrow();
                all.add(new Sent(address, stack.others().open(address, rows.getString("body"))));
            }
        }
        return all;
    }
}
