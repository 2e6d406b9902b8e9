package io.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {
    @Test
    void without_arguments_the_story_is_told_and_the_data_kept() {
        assertThat(of()).isEqualTo(new Options(Path.of("/clone"), 18400, false, false, true));
    }

    @Test
    void arguments_come_in_any_order() {
        assertThat(of("--port-base", "20000", "--once", "--fresh"))
                .isEqualTo(new Options(Path.of("/clone"), 20000, true, true, true));
        assertThat(of("--no-story").story()).isFalse();
    }

    @Test
    void a_directory_of_other_parties_is_named_from_where_one_stands() {
        assertThat(of("--parties", "nl").parties()).contains(Path.of("nl").toAbsolutePath());
        assertThatThrownBy(() -> of("--parties")).isInstanceOf(Trouble.class).hasMessageContaining("--parties");
        Options options = of("--parties", "/nowhere");
        assertThatThrownBy(() -> Parties.of(options))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void a_key_is_changed_of_an_agency_that_has_one() {
        assertThat(of("--new-record-key", "be-fgp").newRecordKey()).contains("be-fgp");
        assertThat(of().newRecordKey()).isEmpty();
        for (String[] none : new String[][] {
            {"--new-record-key"}, {"--new-record-key", "../be-fgp"}, {"--fresh", "--new-record-key", "be-fgp"}
        }) assertThatThrownBy(() -> of(none)).isInstanceOf(Trouble.class).hasMessageContaining("--new-record-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "65530", "+2000", "many"})
    void a_port_base_that_leaves_no_room_is_refused(String port) {
        assertThatThrownBy(() -> of("--port-base", port))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("1024");
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThatThrownBy(() -> of("--frsh")).isInstanceOf(Trouble.class).hasMessageContaining("--frsh");
    }

    private static Options of(String... arguments) {
        return Options.of(Path.of("/clone"), List.of(arguments));
    }
}
