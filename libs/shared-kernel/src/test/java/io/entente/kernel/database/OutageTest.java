package io.entente.kernel.database;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("P2")
class OutageTest {
    @ParameterizedTest
    @CsvSource({"57P01,true", "53100,true", "08006,true", "23505,false", "42501,false"})
    void an_outage_is_known_in_the_exception_that_hibernate_puts_in_place_of_the_databases(
            String state, boolean outage) {
        assertThat(Outage.is(new IllegalStateException(new SQLException("refused", state))))
                .isEqualTo(outage);
    }
}
