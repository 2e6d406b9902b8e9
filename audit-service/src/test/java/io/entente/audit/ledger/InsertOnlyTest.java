package io.entente.audit.ledger;

import io.entente.audit.AuditDatabase;
import io.entente.audit.AuditProfile;
import io.entente.audit.EventTestData;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@TestProfile(AuditProfile.class)
class InsertOnlyTest {
    private static final String DENIED = "42501";

    TestStack stack;
    private AuditDatabase database;

    @BeforeEach
    void look() {
        database = new AuditDatabase(stack);
    }

    @Test
    @Tag("P5")
    void nobody_but_the_owner_can_change_or_remove_what_the_ledger_holds() {
        database.taken(EventTestData.disclosed());

        for (String role : new String[] {"web", "worker", "eraser"}) {
            denied(role, "update ledger.entry set signed_part = 'x'");
            denied(role, "delete from ledger.entry");
            denied(role, "truncate ledger.entry cascade");
            denied(role, "drop table ledger.entry");
            denied(role, "alter table ledger.entry disable row level security");
        }
        denied("web", "insert into ledger.entry (index) values (1000000)");
        denied("eraser", "select 1 from ledger.entry");
    }

    @Test
    void only_the_eraser_removes_disclosures_and_nobody_changes_them() {
        database.taken(EventTestData.disclosed());

        for (String role : new String[] {"web", "worker"}) {
            denied(role, "delete from sets.disclosures");
            denied(role, "delete from sets.seen_event");
        }
        for (String role : new String[] {"web", "worker", "eraser"}) {
            denied(role, "update sets.disclosures set disclosures = '[]'");
            denied(role, "update sets.seen_event set officer = null");
            denied(role, "truncate sets.disclosures cascade");
        }
        denied("eraser", "select disclosures from sets.disclosures");
        denied("eraser", "select officer from sets.seen_event");
        denied("worker", "select officer from sets.seen_event");
    }

    @Test
    void each_role_has_what_it_must_have_and_no_more() throws SQLException {
        assertThat(rights())
                .containsExactlyInAnyOrder(
                        "audit_web SELECT ledger.entry",
                        "audit_web SELECT sets.disclosures",
                        "audit_web SELECT sets.seen_event",
                        "audit_web INSERT public.outbox",
                        "audit_worker SELECT ledger.entry",
                        "audit_worker INSERT ledger.entry",
                        "audit_worker INSERT sets.disclosures",
                        "audit_worker INSERT sets.seen_event",
                        "audit_worker SELECT public.outbox",
                        "audit_worker INSERT public.outbox",
                        "audit_worker DELETE public.outbox",
                        "audit_worker SELECT public.inbox",
                        "audit_worker INSERT public.inbox",
                        // What was taken long ago is forgotten: V2__inbox_forgets.sql.
                        "audit_worker DELETE public.inbox",
                        "audit_eraser DELETE sets.disclosures");
    }

    private Set<String> rights() throws SQLException {
        String query = """
                select grantee || ' ' || privilege_type || ' ' || table_schema || '.' || table_name
                from information_schema.role_table_grants
                where grantee <> 'audit_owner' and table_schema in ('ledger', 'sets', 'public')
                """;
        Set<String> rights = new LinkedHashSet<>();
        try (Connection owner = stack.as("owner");
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) rights.add(rows.getString(1));
        }
        return rights;
    }

    @Test
    @Tag("P7")
    void a_transaction_that_forgets_its_jurisdiction_sees_nothing() throws SQLException {
        database.taken(EventTestData.disclosed());

        assertThat(database.as("web", "", "select 1 from ledger.entry")).isZero();
        assertThat(database.as("web", "", "select 1 from sets.disclosures")).isZero();
        assertThat(database.as("web", "", "select 1 from sets.seen_event")).isZero();
        assertThat(database.as("web", "EU", "select 1 from ledger.entry")).isZero();
        assertThat(database.as("web", "US", "select 1 from ledger.entry")).isPositive();
    }

    @Test
    void erasing_one_sides_disclosures_leaves_ledger_and_other_side_whole() throws SQLException {
        long index = database.taken(EventTestData.withheld());
        database.taken(EventTestData.disclosed());
        String entry = "ledger.entry where index = " + index
                + " and leaf_input = '\\x01'::bytea || sha256(convert_to(signed_part, 'UTF8'))";

        int erased = database.as(
                "eraser", "", "delete from sets.disclosures where index = " + index + " and jurisdiction = 'US'");

        assertThat(erased).isOne();
        assertThat(database.count("sets.seen_event where index = " + index + " and jurisdiction = 'US'"))
                .isZero();
        assertThat(database.count("sets.seen_event where index = " + index + " and jurisdiction = 'BE'"))
                .isOne();
        assertThat(database.count(entry)).isOne();
        assertThat(database.numbers("select count(*) - max(index) from ledger.entry"))
                .containsExactly(1L);
        assertThat(database.as("web", "US", "select 1 from ledger.entry where index = " + index))
                .isZero();
        assertThat(database.as("web", "BE", "select 1 from ledger.entry where index = " + index))
                .isOne();
    }

    @Test
    void the_database_refuses_a_leaf_that_is_not_the_signed_parts() {
        assertThatThrownBy(() -> database.as(
                        "worker",
                        "",
                        "insert into ledger.entry (index, source, event_id, signed_part, leaf_input) values"
                                + " (1000000, 'x', gen_random_uuid(), 'a.b.c', '\\x01'::bytea || sha256('other'))"))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("23514"));
    }

    private void denied(String role, String sql) {
        assertThatThrownBy(() -> database.as(role, "BE", sql))
                .as("%s: %s", role, sql)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo(DENIED));
    }
}
