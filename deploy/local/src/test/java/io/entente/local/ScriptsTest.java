package io.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTest {
    private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

    private record Outcome(int code, String text) {}

    @TempDir
    Path directory;

    @Test
    void a_java_home_without_java_is_named() throws Exception {
        Outcome outcome = run("up", Map.of("JAVA_HOME", directory.toString()));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text())
                .isEqualTo("JAVA_HOME is " + directory
                        + ", and there is no bin/java in it: set it to a JDK 17 or later.\n");
    }

    @Test
    void a_java_too_old_is_named_with_its_version() throws Exception {
        fake("echo '    java.specification.version = 11' >&2");
        Outcome outcome = run("up", Map.of("JAVA_HOME", directory.toString()));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text())
                .isEqualTo(directory.resolve("bin/java") + " is Java 11: Entente needs a JDK 17 or later.\n");
    }

    @Test
    void a_java_without_a_compiler_is_not_enough() throws Exception {
        fake("echo '    java.specification.version = 17' >&2");
        assertThat(run("up", Map.of("JAVA_HOME", directory.toString())).text()).contains("no javac beside it");
    }

    @Test
    void a_token_needs_a_name() throws Exception {
        Outcome outcome = run("token", Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).startsWith("deploy/token NAME");
    }

    @Test
    void a_partner_needs_the_name_of_a_system() throws Exception {
        Outcome outcome = run("partner", Map.of("JAVA_HOME", System.getProperty("java.home")));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.text()).startsWith("deploy/partner --as SYSTEM");
    }

    private void fake(String script) throws IOException {
        Path java = Files.createDirectories(directory.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Outcome run(String script, Map<String, String> environment) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("bash", DEPLOY.resolve(script).toString()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }
}
