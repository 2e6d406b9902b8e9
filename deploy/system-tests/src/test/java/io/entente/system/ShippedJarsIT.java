package io.entente.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import static org.assertj.core.api.Assertions.assertThat;

/** What makes services die for the tests stays with the tests. */
class ShippedJarsIT {
    private static final String AGENT = "io/entente/crash/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "case-service/target/quarkus-app",
                "partner-gateway/target/quarkus-app",
                "audit-service/target/quarkus-app",
                "deploy/local/target"
            })
    void no_jar_of_a_service_or_of_the_launcher_has_the_crash_agent(String where) throws IOException {
        assertThat(jars(where)).hasSizeGreaterThan(20).noneMatch(ShippedJarsIT::hasAgent);
    }

    @Test
    void the_agents_own_jar_would_be_found() throws IOException {
        assertThat(jars("deploy/crash-agent/target")).anyMatch(ShippedJarsIT::hasAgent);
    }

    private static List<Path> jars(String where) throws IOException {
        try (Stream<Path> files = Files.walk(Clone.ROOT.resolve(where))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static boolean hasAgent(Path jar) {
        try (ZipFile entries = new ZipFile(jar.toFile())) {
            return entries.stream().anyMatch(entry -> entry.getName().startsWith(AGENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
