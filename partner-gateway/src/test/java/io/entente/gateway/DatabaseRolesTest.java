package io.entente.gateway;

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
@TestProfile(GatewayProfile.class)
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
    void a_request_adds_to_the_outbox_and_does_nothing_else_to_it() {
        rights.checkThatWebOnlyAddsToTheOutbox();
    }

    @Test
    void only_the_owner_migrates_and_then_it_leaves() throws SQLException {
        rights.checkThatOnlyTheOwnerMigrates();
        rights.checkThatTheOwnerHasLeft();
    }
}
