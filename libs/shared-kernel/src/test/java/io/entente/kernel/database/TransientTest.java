package io.entente.kernel.database;

import io.entente.kernel.event.MalformedMessage;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.ConnectException;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P6")
class TransientTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "57P01", "57P02", "57P03", "57014", "53100", "53300", "40001", "40P01", "08006", "28P01", "25006",
                "55P03"
            })
    void a_database_that_restarts_is_full_busy_or_a_standby_is_waited_for(String sqlState) {
        assertThat(Transient.is(refused(sqlState))).isTrue();
        assertThat(Transient.is(new IllegalStateException(refused(sqlState)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "23502", "23505", "25P02", "42501", "42P01", "XX000", ""})
    void what_the_database_says_of_a_statement_is_not(String sqlState) {
        assertThat(Transient.is(refused(sqlState))).isFalse();
    }

    @Test
    void a_connection_that_cannot_be_made_or_is_lost_is_waited_for() {
        assertThat(Transient.is(new ConnectException("refused"))).isTrue();
        assertThat(Transient.is(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(Transient.is(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(Transient.is(new VertxException("Timeout waiting for connection", true)))
                .isTrue();
    }

    @Test
    void a_fault_of_the_message_or_of_ours_is_not() {
        assertThat(Transient.is(new MalformedMessage("not JSON"))).isFalse();
        assertThat(Transient.is(new NullPointerException())).isFalse();
        assertThat(Transient.is(new NoStackTraceThrowable("Parameter at position[0] can not be coerced")))
                .isFalse();
    }

    private static PgException refused(String sqlState) {
        return new PgException("refused", "ERROR", sqlState, "detail");
    }
}
