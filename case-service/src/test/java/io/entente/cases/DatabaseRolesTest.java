package io.entente.cases;

import io.entente.cases.item.ContentTestData;
import io.entente.kernel.testing.DatabaseRights;
import io.entente.kernel.testing.RealStack;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(
        value = RealStack.class,
        initArgs = {
            @ResourceArg(name = "service", value = "case-service"),
            @ResourceArg(name = "database", value = "cases")
        })
class DatabaseRolesTest {
    TestStack stack;
    private DatabaseRights rights;

    @BeforeEach
    void look() {
        rights = new DatabaseRights(stack);
    }

    @Test
    @Tag("P7")
    void a_request_that_forgets_its_agency_gets_nothing_of_any_table() throws SQLException {
        Desk.liaison(stack, "be-fgp", "an.officer").releases(ContentTestData.small());

        assertThat(rights.checkThatWhoForgetsSeesNothing())
                .contains("public.referral", "public.version", "public.statement", "public.data_key");
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
