package io.entente.benchmarks;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RunTest {
    @Test
    void a_name_that_is_not_there_lists_those_that_are() {
        for (List<String> arguments : List.of(List.of("nonsense"), List.<String>of(), List.of("quotas", "decision"))) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int code = Run.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(code).isEqualTo(2);
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("  quotas ")
                    .contains("  pull ");
        }
    }

    @Test
    void names_are_different_and_the_readme_tells_of_each() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Run.ALL).extracting(Benchmark::name).doesNotHaveDuplicates();
        for (Benchmark benchmark : Run.ALL) assertThat(readme).contains("| `" + benchmark.name() + "` |");
    }
}
