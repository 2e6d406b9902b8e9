package io.entente.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPInputStream;

/** Keycloak's programs, fetched, unpacked and built once into the {@link Cache}. */
final class KeycloakDistribution {
    /** What is fixed when Keycloak is built. Another choice here is another entry of the cache. */
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--https-client-auth=request");

    private static final String MAIN = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";

    private final Path directory;
    private final Duration download;

    private KeycloakDistribution(Path directory, Duration download) {
        this.directory = directory;
        this.download = download;
    }

    static KeycloakDistribution in(Cache cache, Place place, Progress progress) {
        Properties versions = versions();
        String version = versions.getProperty("keycloak");
        AtomicReference<Duration> download = new AtomicReference<>(Duration.ZERO);
        // The log lies outside the entry: it must be readable when filling fails.
        Path log = place.log("keycloak-build");
        Path directory = cache.entry("keycloak-" + version + "-built-1", empty -> {
            Path archives = empty.resolveSibling(empty.getFileName() + ".download");
            MavenArtifact artifact = new MavenArtifact(
                    "org.keycloak:keycloak-quarkus-dist:" + version + ":tar.gz",
                    versions.getProperty("dependency-plugin"));
            progress.during("Keycloak: fetch from Maven", log, () -> download.set(artifact.copyInto(archives, log)));
            try {
                progress.during("Keycloak: unpack", log, () -> unpack(archives, empty));
            } finally {
                Owned.delete(archives);
            }
            progress.during("Keycloak: build, once", log, () -> build(empty, log));
        });
        return new KeycloakDistribution(directory, download.get());
    }

    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream in = KeycloakDistribution.class.getResourceAsStream("/entente/versions.properties")) {
            if (in == null) throw new IllegalStateException("Not in the jar: versions.properties");
            versions.load(in);
            return versions;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path archives, Path to) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(archives, "*.tar.gz");
                InputStream in = new GZIPInputStream(
                        Files.newInputStream(found.iterator().next()), 1 << 16)) {
            Tarball.unpack(in, 1, to);
        }
    }

    private static void build(Path home, Path log) {
        List<String> arguments = new ArrayList<>(List.of("-Xmx768m", "-XX:TieredStopAtLevel=1"));
        arguments.addAll(program(home, home));
        arguments.add("build");
        arguments.addAll(BUILD_OPTIONS);
        Child build = Child.java("Keycloak's build", home, log, Map.of(), arguments);
        if (build.await() != 0) throw new Trouble("Keycloak could not be built: see " + log + ".");
    }

    /**
     * The arguments that {@code kc.sh} gives to Java. Not by that script: it runs Java as a background job of a shell,
     * which no parent-death signal reaches.
     *
     * @param home where {@code data} and {@code conf} are looked for
     */
    private static List<String> program(Path directory, Path home) {
        return List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                directory.resolve("lib/quarkus-run.jar").toString(),
                MAIN);
    }

    List<String> program(Path home) {
        return program(directory, home);
    }

    /** How long the download took; zero when none was needed. */
    Duration download() {
        return download;
    }

    /** A home for one deployment: its own {@code data}, everything else from here. */
    Path home(Path own) {
        Owned.directory(own);
        try {
            for (String part : List.of("conf", "lib", "providers", "themes")) {
                Files.deleteIfExists(own.resolve(part));
                Files.createSymbolicLink(own.resolve(part), directory.resolve(part));
            }
            return own;
        } catch (IOException e) {
            throw new Trouble("Cannot prepare Keycloak's directory " + own + ": " + e.getMessage() + ".", e);
        }
    }
}
