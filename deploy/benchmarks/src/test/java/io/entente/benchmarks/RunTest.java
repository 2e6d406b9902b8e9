package io.entente.benchmarks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.local.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void the_last_line_is_one_json_object_and_the_exit_code_says_whether_it_holds(boolean holds, int code)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int exit = Run.run(
                new Counting(holds),
                new Options(Path.of("."), 20400, false, false, false),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(exit).isEqualTo(code);
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).endsWith("counting: what can be counted");
        JsonNode last = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(lines.get(2));
        assertThat(last.properties()).extracting(Map.Entry::getKey).containsExactly("name", "counted", "cores", "java");
        assertThat(last.path("name").asText()).isEqualTo("counting");
        assertThat(last.path("counted").asInt()).isEqualTo(7);
    }

    private record Counting(boolean holds) implements Benchmark {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public String measures() {
            return "what can be counted";
        }

        @Override
        public Outcome run(Bench bench) {
            bench.say("it counts");
            return new Outcome(JsonNodeFactory.instance.objectNode().put("counted", 7), holds);
        }
    }

    @Test
    void names_are_different_and_the_readme_tells_of_each() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Run.ALL).extracting(Benchmark::name).doesNotHaveDuplicates();
        for (Benchmark benchmark : Run.ALL) assertThat(readme).contains("| `" + benchmark.name() + "` |");
    }
}
