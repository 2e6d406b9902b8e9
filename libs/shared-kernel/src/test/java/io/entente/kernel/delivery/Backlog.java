package io.entente.kernel.delivery;

import io.entente.kernel.testing.TestStack;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Many messages for {@code record.released} at once, as one transaction would write them into the outbox.
 *
 * @param records their events take turns
 * @param bytes random bytes of one body, which is text: a third more characters
 */
record Backlog(int messages, int records, int bytes) {
    static Backlog of(int messages, int records, int bytes) {
        return new Backlog(messages, records, bytes);
    }

    /** @return ids by record, in the order of writing */
    Map<String, List<String>> writtenTo(TestStack stack) throws SQLException {
        // One of its own, so that what another test left behind is not taken for this one's.
        String prefix = "backlog-" + UUID.randomUUID() + "-";
        byte[] body = new byte[bytes];
        new SecureRandom().nextBytes(body);
        Map<String, List<String>> ids = new LinkedHashMap<>();
        try (Connection owner = stack.as("owner");
                PreparedStatement statement = owner.prepareStatement("insert into outbox (id, address, order_key, body)"
                        + " select gen_random_uuid(), 'record.released', ? || n % ?, ?"
                        + " from generate_series(1, ?) as n returning order_key, id")) {
            statement.setString(1, prefix);
            statement.setInt(2, records);
            statement.setString(3, Base64.getEncoder().encodeToString(body));
            statement.setInt(4, messages);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next())
                    ids.computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                            .add(rows.getString(2));
            }
        }
        return ids;
    }
}
