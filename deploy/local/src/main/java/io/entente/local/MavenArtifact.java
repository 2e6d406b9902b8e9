package io.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Fetches a file that is no library through Maven: from the local repository, or else from where Maven looks. */
final class MavenArtifact {
    private final String coordinates;
    private final String plugin;

    /** @param coordinates group:artifact:version:type */
    MavenArtifact(String coordinates, String pluginVersion) {
        this.coordinates = coordinates;
        this.plugin = "org.apache.maven.plugins:maven-dependency-plugin:" + pluginVersion + ":copy";
    }

    /**
     * Copies it into the directory.
     *
     * @return how long a download took; zero when the local repository had it
     */
    Duration copyInto(Path directory, Path log) throws IOException {
        long start = System.nanoTime();
        Files.createDirectories(directory);
        ProcessBuilder maven = new ProcessBuilder(
                        "mvn", "-B", plugin, "-Dartifact=" + coordinates, "-DoutputDirectory=" + directory)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().putAll(Map.of("LC_ALL", "C.UTF-8"));
        Process process = Forks.start(maven, "TERM");
        try {
            if (process.waitFor() != 0)
                throw new Trouble("Maven could not fetch " + coordinates + ": see " + log + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new Trouble("Interrupted while fetching " + coordinates + ".", e);
        }
        String file = coordinates.split(":")[1];
        boolean downloaded = Files.readString(log)
                .lines()
                .anyMatch(line -> line.contains("Downloaded from")
                        && line.toLowerCase(Locale.ROOT).contains(file));
        return downloaded ? Duration.ofNanos(System.nanoTime() - start) : Duration.ZERO;
    }
}
