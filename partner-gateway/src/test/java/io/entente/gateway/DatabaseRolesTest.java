package io.entente.gateway;

import io.entente.gateway.consent.Originator;
import io.entente.gateway.consent.Originators;
import io.entente.kernel.testing.DatabaseRights;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
@TestProfile(GatewayProfile.class)
class DatabaseRolesTest {
    @Inject
    Originators originators;

    TestStack stack;
    private DatabaseRights rights;

    @BeforeEach
    void look() {
        rights = new DatabaseRights(stack);
    }

    @Test
    @Tag("P7")
    void a_request_that_forgets_its_agency_gets_nothing_of_any_table() throws SQLException {
        Partners partners = new Partners(stack);
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        partners.hsi().get("/v1/records/" + record.id()).then().statusCode(200);

        assertThat(rights.checkThatWhoForgetsSeesNothing())
                .contains(
                        "public.agreement_version",
                        "public.shelf_record",
                        "public.shelf_version",
                        "public.shelf_claim",
                        "public.shelf_recipient",
                        "public.data_key",
                        "public.decision",
                        "public.decision_input",
                        "public.disclosure",
                        "public.feed_entry");
    }

    @Test
    void a_recall_is_passed_on_by_who_owes_for_it_itself_to_whom_it_may_pass_the_record_on() throws SQLException {
        Partners partners = new Partners(stack);
        RecordTestData record = RecordTestData.released().to(Map.of("us-hsi", "full"));
        partners.release(record);
        Originator originator = originators.with(partners);
        UUID consent = originator.isAskedToPassOn(record.id(), "us-hsi", "us-dea");
        originator.says(Originator.granted(consent, 1, record.id()));
        String toDea = onward(record, "us-dea", 1, "recall");

        refused("us-hsi", toDea);
        partners.hsi().get("/v1/records/" + record.id()).then().statusCode(200);
        partners.recall(record);

        refused("us-hsi", onward(record, "us-dea", 2, "recall"));
        refused("us-hsi", onward(record, "us-dea", 1, "erasure"));
        refused("us-hsi", onward(record, "us-cbp", 1, "recall"));
        refused("us-dea", toDea.replace("'us-hsi'", "'us-dea'"));
        as("us-hsi", toDea);
        partners.execute("owner", "update consent_request set kind = 'action' where id = '" + consent + "'");
        refused("us-hsi", toDea);
    }

    @Test
    void a_query_is_left_for_the_worker_by_who_asked_it() throws SQLException {
        Partners partners = new Partners(stack);
        partners.hsi().get("/v1/records/" + UUID.randomUUID()).then().statusCode(404);
        String decision = partners.texts("select id from decision where agency = 'us-hsi' order by decided_at desc")
                .get(0);
        await().until(() -> partners.count("query_due where decision = '" + decision + "'") == 0);
        String due = "insert into query_due (decision, agency, notice, due_at) values ('" + decision
                + "', '%s', 'none', now() + interval '1 day')";

        refused("us-dea", due.formatted("us-dea"));
        as("us-hsi", due.formatted("us-hsi"));
    }

    /** What {@code us-hsi} would write, had it passed the record on. */
    private static String onward(RecordTestData record, String recipient, int version, String kind) {
        return "insert into recall_duty (id, agency, record, owner, version, kind, taken_at, due_at, via) select"
                + " gen_random_uuid(), '" + recipient + "', '" + record.id() + "', 'be-fgp', " + version + ", '" + kind
                + "', coalesce(max(taken_at), now()), now(), 'us-hsi' from recall_duty where agency = 'us-hsi' and"
                + " record = '" + record.id() + "'";
    }

    private void refused(String agency, String sql) {
        assertThatThrownBy(() -> as(agency, sql))
                .as("%s: %s", agency, sql)
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState())
                        .isEqualTo("42501"));
    }

    /** In a request's role, and undone. */
    private void as(String agency, String sql) throws SQLException {
        try (Connection web = stack.as("web");
                Statement statement = web.createStatement()) {
            web.setAutoCommit(false);
            statement.execute("select set_config('entente.agency', '" + agency + "', true)");
            statement.execute(sql);
            web.rollback();
        }
    }

    @Test
    void a_request_adds_to_the_outbox_and_does_nothing_else_to_it() {
        rights.checkThatWebOnlyAddsToTheOutbox();
    }

    @Test
    void only_the_owner_migrates_and_then_it_leaves() throws SQLException {
        assertThat(rights.checkThatOnlyTheOwnerMigrates()).containsExactlyInAnyOrder("web", "worker");
        rights.checkThatTheOwnerHasLeft();
    }
}
