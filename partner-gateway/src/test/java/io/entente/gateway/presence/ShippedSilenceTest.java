package io.entente.gateway.presence;

import io.entente.kernel.event.Address;
import io.quarkus.runtime.configuration.DurationConverter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** How long an owner may be silent, as it ships: module tests set other times, so that none of them is slow or flickers. */
@Tag("P3")
class ShippedSilenceTest {
    private static final String SILENCE = "entente.owners.silence";
    private static final String PAUSE = "entente.presence.pause";
    private static final Path ROOT = Path.of("..");

    /** So many signs of life in a row may be lost before anything is withheld. */
    private static final int LOST = 4;

    @Test
    void the_gateway_ships_with_a_limit_of_sixty_seconds() throws IOException {
        assertThat(shipped("partner-gateway", SILENCE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void an_owner_sends_so_often_that_only_a_real_silence_is_one() throws IOException {
        Duration limit = shipped("partner-gateway", SILENCE);
        Duration pause = shipped("case-service", PAUSE);
        // A sign counts as old as the broker may let it become, whenever it comes.
        Duration fresh = limit.minus(Address.NODE_ALIVE.life().orElseThrow());

        assertThat(pause).isPositive();
        assertThat(pause.multipliedBy(LOST + 1)).isLessThan(fresh);
    }

    @Test
    void nothing_else_that_ships_says_how_long() throws IOException {
        List<String> said = new ArrayList<>();
        for (Path file : shippedFiles())
            for (String line : Files.readAllLines(file))
                if ((line.contains(SILENCE) || line.contains(PAUSE)) && !line.contains("@ConfigProperty"))
                    said.add(file.getFileName() + ": " + line.strip());

        assertThat(said)
                .containsExactlyInAnyOrder(
                        "application.properties: entente.owners.silence=60s",
                        "application.properties: entente.presence.pause=5s");
        assertThat(shippedFiles()).anyMatch(file -> file.endsWith("local/ServiceConfiguration.java"));
    }

    private static Duration shipped(String module, String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(ROOT.resolve(module).resolve("src/main/resources/application.properties"))) {
            properties.load(reader);
        }
        return DurationConverter.parseDuration(properties.getProperty(name));
    }

    /** Code, and configuration that a build or a deployment brings along. */
    private static List<Path> shippedFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String part : List.of("libs", "partner-gateway", "case-service", "audit-service", "deploy"))
            try (Stream<Path> below = Files.walk(ROOT.resolve(part))) {
                below.filter(ShippedSilenceTest::ships).forEach(files::add);
            }
        return files;
    }

    private static boolean ships(Path file) {
        String path = file.toString();
        return path.matches(".*\\.(java|properties|ya?ml|json|sh)") && !path.matches(".*/(target|src/test)/.*");
    }
}
