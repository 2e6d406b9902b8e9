package io.entente.gateway;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the database itself holds against a mistake in the service. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
class RolesTest {
    TestStack stack;
    Partners partners;

    @BeforeEach
    void meet() {
        partners = new Partners(stack);
    }

    @Test
    void the_web_role_cannot_put_anything_on_the_shelf_or_into_a_feed() {
        for (String table : List.of(
                "shelf_record",
                "shelf_version",
                "shelf_claim",
                "shelf_recipient",
                "data_key",
                "feed_entry",
                "feed_job",
                "feed_standing",
                "decision_input",
                "consent_entry",
                "node_heard",
                "inbox"))
            assertThatThrownBy(() -> partners.execute("web", "insert into " + table + " default values"))
                    .as(table)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
    }

    @Test
    void nobody_but_the_owner_can_change_what_is_kept_for_ever() {
        for (String table : List.of(
                "agreement_version",
                "agreement_approval",
                "agreement_signature",
                "agreement_suspension",
                "agreement_lift",
                "decision",
                "disclosure",
                "feed_entry",
                "recall_duty",
                "recall_receipt"))
            for (String role : List.of("web", "worker"))
                assertThatThrownBy(() -> partners.execute(role, "delete from " + table))
                        .as("%s by %s", table, role)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("permission denied");
    }

    @Test
    void a_request_cannot_take_a_step_for_another_party() {
        String caller =
                "select set_config('entente.agency', 'us-hsi', false), set_config('entente.jurisdiction', 'US', false);";
        for (String step : List.of(
                "agreement_approval (agreement, version, party, officer, agency, approved_at)"
                        + " values ('us-be', 1, 'BE', 'x', 'us-hsi', now())",
                "agreement_approval (agreement, version, party, officer, agency, approved_at)"
                        + " values ('us-be', 1, 'US', 'x', 'us-cbp', now())",
                "agreement_signature (agreement, version, party, signature, agency, signed_at)"
                        + " values ('us-be', 1, 'us-cbp', 'a..b', 'us-hsi', now())",
                "agreement_suspension (id, agreement, version, party, officer, agency, suspended_at)"
                        + " values (gen_random_uuid(), 'us-be', 1, 'BE', 'x', 'us-hsi', now())",
                "agreement_version (agreement, version, hash, document, taken_at, parties, drafted_by)"
                        + " values ('mine', 1, 'x', '', now(), 'BE,EU', 'BE')"))
            assertThatThrownBy(() -> partners.execute("web", caller + "insert into " + step))
                    .as(step)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
    }

    @Test
    void what_decisions_were_made_of_goes_with_an_erased_record_and_otherwise_never() throws SQLException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);

        String own = " where record = '" + record.id() + "'";
        for (String table : List.of("decision_input", "data_key", "shelf_claim", "shelf_recipient")) {
            String rows = table.equals("decision_input")
                    ? table + " where hash in (select labels_hash from shelf_version" + own + ")"
                    : table + own;
            long before = partners.count(rows);
            assertThatThrownBy(() -> partners.execute("web", "delete from " + table))
                    .as(table)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
            partners.execute("worker", "delete from " + table);
            assertThat(partners.count(rows)).as(table).isEqualTo(before).isPositive();
        }
    }

    @Test
    void a_transaction_that_forgets_its_agency_sees_no_rows() throws SQLException {
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.hsi().get("/v1/records/" + record.id());

        for (String table : List.of("feed_entry", "disclosure", "decision")) {
            assertThat(seen(table, "")).as(table).isZero();
            assertThat(seen(table, "us-dea")).as(table).isZero();
            assertThat(seen(table, "us-hsi")).as(table).isPositive();
        }
    }

    private long seen(String table, String agency) throws SQLException {
        try (Connection web = stack.as("web");
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            if (!agency.isEmpty()) statement.execute("select set_config('entente.agency', '" + agency + "', true)");
            try (ResultSet rows =
                    statement.executeQuery("select count(*) from " + table + " where agency <> 'us-dea'")) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
