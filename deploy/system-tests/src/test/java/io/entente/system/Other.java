package io.entente.system;

import io.entente.local.Deployment;
import io.entente.local.client.Stack;
import io.entente.local.client.Unavailable;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A service beside those of a deployment, told something else. */
final class Other implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final String url;

    private Other(Process process, Path output, String url) {
        this.process = process;
        this.output = output;
        this.url = url;
    }

    /** @return what a service of the deployment was told, to be changed */
    static Map<String, String> toldTo(Deployment deployment, String service) throws IOException {
        Properties told = new Properties();
        try (Reader file = Files.newBufferedReader(deployment.configuration(service))) {
            told.load(file);
        }
        Map<String, String> settings = new TreeMap<>();
        told.stringPropertyNames().forEach(name -> settings.put(name, told.getProperty(name)));
        return settings;
    }

    static Other start(String service, Map<String, String> told, int port) throws IOException {
        Path directory = Files.createTempDirectory(Clone.ROOT.resolve("deploy/system-tests/target"), "other");
        Path output = directory.resolve("output.txt");
        Properties settings = new Properties();
        settings.putAll(told);
        settings.setProperty("quarkus.http.ssl-port", String.valueOf(port));
        StringWriter text = new StringWriter();
        settings.store(text, null);
        Files.createDirectory(directory.resolve("config"));
        Files.writeString(directory.resolve("config/application.properties"), text.toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Clone.ROOT
                                .resolve(service + "/target/quarkus-app/quarkus-run.jar")
                                .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Other(process, output, "https://127.0.0.1:" + port);
    }

    String url() {
        return url;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady(Stack caller) {
        await().atMost(PATIENCE).until(() -> {
            assertThat(process.isAlive()).as(output()).isTrue();
            return isReady(caller);
        });
    }

    private boolean isReady(Stack caller) {
        try {
            return caller.call("GET", url + "/q/health/ready", null, Map.of(), null)
                            .status()
                    == 200;
        } catch (Unavailable e) {
            return false;
        }
    }

    int awaitExit() {
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("it ends: %s", output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        awaitExit();
    }
}
