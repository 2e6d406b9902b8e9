package io.entente.kernel.testing;

import io.entente.kernel.event.Address;
import io.entente.kernel.event.Envelope;
import io.entente.kernel.event.WireEvent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that a service wrote into its outbox, opened as its receiver would.
 *
 * @param address where it goes
 */
public record Sent(Address address, WireEvent event) {

    /** @return what was written while something was done, in order; the relay sends it afterwards */
    public static List<Sent> during(TestStack stack, Runnable work) {
        String worker = stack.database() + "_worker";
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement()) {
            statement.execute("revoke select on outbox from " + worker);
            try {
                work.run();
                return read(stack, statement);
            } finally {
                statement.execute("grant select on outbox to " + worker);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Sent> read(TestStack stack, Statement statement) throws SQLException {
        List<Sent> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("select address, body from outbox order by position")) {
            while (rows.next()) {
                Address address = Address.of(rows.getString("address")).orElseThrow();
                all.add(new Sent(address, open(stack.keys(), address, rows.getString("body"))));
            }
        }
        return all;
    }

    private static WireEvent open(TestKeys keys, Address address, String body) {
        return Envelope.open(
                body,
                keys.opening(address.receiver()),
                keys.register().service(address.producer()).orElseThrow().signingKeys());
    }
}
