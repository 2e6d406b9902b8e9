package io.entente.gateway.feed;

import io.entente.kernel.testing.TestStack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds of every agency's entries whatever happened. */
final class SoundLedger {
    private final TestStack stack;

    SoundLedger(TestStack stack) {
        this.stack = stack;
    }

    boolean nothingDue(Instant now) {
        return rows("select agency from feed_job where due_at <= '" + now
                        + "' union all select agency from feed_sighting")
                .isEmpty();
    }

    void require() {
        assertThat(rows("select agency from (select agency, number - row_number()"
                        + " over (partition by agency order by number) as gap from feed_entry) as n where gap <> 0"))
                .as("gaps")
                .isEmpty();
        assertThat(rows("select h.agency from feed_head h where last <>"
                        + " (select coalesce(max(number), 0) from feed_entry e where e.agency = h.agency)"))
                .as("numbers given out and not used")
                .isEmpty();
        Map<String, String> stands = new HashMap<>();
        for (List<String> entry :
                rows("select agency || ' ' || record, change, purposes from feed_entry order by agency, number"))
            for (String purpose : entry.get(2).substring(1).split(",")) {
                String of = entry.get(0) + " " + purpose;
                boolean visible = stands.getOrDefault(of, "withdrawn").equals("withdrawn");
                switch (entry.get(1)) {
                    case "visible" ->
                        assertThat(visible)
                                .as("%s is visible twice in a row", of)
                                .isTrue();
                    case "changed" ->
                        assertThat(visible).as("%s changed out of sight", of).isFalse();
                    default -> assertThat(entry.get(1)).isEqualTo("withdrawn");
                }
                stands.put(of, entry.get(1));
            }
    }

    private List<List<String>> rows(String sql) {
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int n = 1; n <= rows.getMetaData().getColumnCount(); n++) row.add(rows.getString(n));
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
