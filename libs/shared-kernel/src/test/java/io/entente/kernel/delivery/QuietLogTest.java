package io.entente.kernel.delivery;

import io.entente.kernel.testing.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is written to the log when something fails. */
@QuarkusTest
@TestProfile(KernelProfile.class)
class QuietLogTest {
    TestStack stack;

    @Inject
    Sending sending;

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler ears = new Handler() {
        @Override
        public void publish(LogRecord line) {
            Throwable thrown = line.getThrown();
            lines.add(line.getMessage() + Arrays.toString(line.getParameters()) + thrown);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() throws SQLException {
        DeliveryTables.create(stack);
        Logger.getLogger("").addHandler(ears);
    }

    @AfterEach
    void leave() {
        Logger.getLogger("").removeHandler(ears);
    }

    @Test
    void a_statement_that_the_database_refuses_leaves_no_value_in_the_log() {
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> sending.misread("canary")))
                .hasStackTraceContaining("canary");

        Logger.getLogger("io.entente.test").warning("heard");
        assertThat(lines).anyMatch(line -> line.startsWith("heard")).noneMatch(line -> line.contains("canary"));
    }
}
