package io.entente.gateway.delivery;

import io.entente.gateway.GatewayProfile;
import io.entente.gateway.Partners;
import io.entente.gateway.RecordTestData;
import io.entente.kernel.testing.SmallDisk;
import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** PostgreSQL has no room for the record of a disclosure. */
@QuarkusTest
@TestProfile(GatewayProfile.class)
@EnabledIf(
        value = "io.entente.kernel.testing.SmallDisk#possible",
        disabledReason = "a disk of its own to fill takes root and the right to mount")
class DiskFullTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NOBODY = 65534;

    TestStack stack;

    @Test
    @Tag("P2")
    void a_pull_whose_event_finds_no_room_is_answered_503_and_works_when_there_is_room() throws Exception {
        Partners partners = new Partners(stack);
        RecordTestData record = RecordTestData.released();
        partners.release(record);
        Path place = Files.createTempDirectory("entente-small-");
        SmallDisk disk = SmallDisk.over(place, NOBODY, 12);
        try {
            // What earlier tests sent still takes room.
            admin("vacuum full outbox");
            admin("create tablespace small location '" + place + "'");
            admin("alter table outbox set tablespace small");
            disk.fillUpTo(0);

            Response full = await().atMost(PATIENCE)
                    .until(
                            () -> partners.hsi().get("/v1/records/" + record.id()),
                            answer -> answer.statusCode() != 200);
            assertThat(full.statusCode()).isEqualTo(503);
            assertThat(full.contentType()).startsWith("application/problem+json");
            assertThat(full.asString()).doesNotContain("EXERCISE");

            disk.free();
            assertThat(partners.hsi().get("/v1/records/" + record.id()).statusCode())
                    .isEqualTo(200);
        } finally {
            admin("alter table outbox set tablespace pg_default");
            admin("drop tablespace small");
            disk.close();
        }
    }

    private void admin(String sql) throws SQLException {
        try (Connection admin = stack.postgres().asAdmin(stack.database());
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        }
    }
}
