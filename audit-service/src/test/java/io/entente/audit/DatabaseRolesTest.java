package io.entente.audit;

import io.entente.kernel.testing.DatabaseRights;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@TestProfile(AuditProfile.class)
class DatabaseRolesTest {
    TestStack stack;
    private DatabaseRights rights;

    @BeforeEach
    void look() {
        rights = new DatabaseRights(stack);
    }

    @Test
    @Tag("P7")
    void a_search_that_forgets_its_jurisdiction_gets_nothing_of_any_table() throws SQLException {
        new AuditDatabase(stack).taken(EventTestData.disclosed());

        assertThat(rights.checkThatWhoForgetsSeesNothing())
                .containsExactlyInAnyOrder("ledger.entry", "sets.disclosures", "sets.seen_event");
    }

    @Test
    void a_search_adds_to_the_outbox_and_does_nothing_else_to_it() {
        rights.checkThatWebOnlyAddsToTheOutbox();
    }

    @Test
    void only_the_owner_migrates_and_then_it_leaves() throws SQLException {
        assertThat(rights.checkThatOnlyTheOwnerMigrates()).containsExactlyInAnyOrder("web", "worker", "eraser");
        rights.checkThatTheOwnerHasLeft();
    }
}
