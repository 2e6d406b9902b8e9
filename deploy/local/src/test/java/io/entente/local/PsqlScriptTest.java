package io.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PsqlScriptTest {
    @Test
    void statements_end_with_a_semicolon_and_variables_become_literals() {
        PsqlScript script = PsqlScript.of("""
                -- a comment;
                alter role web
                  password :'web';
                select 'create database x' where true \\gexec
                \\connect x
                grant a to b;
                """, Map.of("web", "Ab_-9"));
        assertThat(script.steps())
                .containsExactly(
                        "alter role web\n  password 'Ab_-9';",
                        "select 'create database x' where true \\gexec",
                        "\\connect x",
                        "grant a to b;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "it's", "a b", "a;b"})
    void a_value_that_could_end_the_literal_is_refused(String value) {
        assertThatThrownBy(() -> PsqlScript.of("alter role web password :'web';", Map.of("web", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("it's");
    }

    @Test
    void an_unfinished_statement_is_refused() {
        assertThatThrownBy(() -> PsqlScript.of("grant a to b", Map.of())).hasMessageContaining("Unfinished");
    }
}
