package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What goes wrong holds a feed up no longer than it must. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class FeedFaultsTest {
    private static final Duration PROMISED = Duration.ofSeconds(60);

    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    @Tag("P6")
    void a_feed_catches_up_after_the_database_was_killed() {
        RecordTestData before = RecordTestData.released();
        partners.release(before);

        stack.databaseServer().kill();
        RecordTestData meanwhile = RecordTestData.released();
        partners.send(meanwhile);
        partners.send(before.amended().telling("EXERCISE: sent while nothing could be written"));
        stack.databaseServer().start();

        await().atMost(PROMISED).until(() -> told(meanwhile, "visible") == 1 && told(before, "changed") == 1);
        assertThat(partners.hsi().get("/v1/records/" + meanwhile.id()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_record_that_cannot_be_evaluated_holds_up_no_other() throws SQLException {
        RecordTestData broken = RecordTestData.released();
        partners.release(broken);
        byte[] labels = labels(broken);
        write(broken, new byte[] {'{'});
        try {
            partners.shelve(broken.amended());

            RecordTestData other = RecordTestData.released();
            partners.release(other);

            assertThat(told(other, "visible")).isEqualTo(1);
            await().atMost(PROMISED)
                    .until(() ->
                            partners.count("feed_job where record = '" + broken.id() + "' and due_at > now()") == 1);
        } finally {
            write(broken, labels);
        }
    }

    private long told(RecordTestData record, String change) {
        return partners.count(
                "feed_entry where agency = 'us-hsi' and change = '" + change + "' and record = '" + record.id() + "'");
    }

    private byte[] labels(RecordTestData record) throws SQLException {
        try (Connection owner = stack.as("owner");
                PreparedStatement statement = owner.prepareStatement("select document from decision_input join"
                        + " shelf_version on labels_hash = hash where version_id = ?")) {
            statement.setObject(1, record.versionId());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBytes(1);
            }
        }
    }

    private void write(RecordTestData record, byte[] labels) throws SQLException {
        try (Connection owner = stack.as("owner");
                PreparedStatement statement = owner.prepareStatement("update decision_input set document = ?"
                        + " where hash = (select labels_hash from shelf_version where version_id = ?)")) {
            statement.setBytes(1, labels);
            statement.setObject(2, record.versionId());
            statement.executeUpdate();
        }
    }
}
