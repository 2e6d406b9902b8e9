package io.entente.system;

import io.entente.local.Options;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The clone under test, its scripts, and a place of its own to run in, apart from what a person runs and from what
 * another JVM of the same tests runs beside this one.
 */
public final class Clone {
    private static final int PLACE = Integer.getInteger("entente.tests.place", 1);

    /** Where the ports of all tests begin: far from the default, so that a deployment of the same clone may go on running. */
    private static final int PORTS = Integer.getInteger("entente.tests.ports", 19000);

    public static final int PORT_BASE = portsFrom(300 + 100 * PLACE);

    public static final Path ROOT = root();
    static final Path RUN = ROOT.resolve("deploy/system-tests/target/run-" + PLACE);
    static final Path ENDPOINTS = RUN.resolve("endpoints.json");

    /** For services that are started again and again: the quick compiler alone gets them up sooner. */
    public static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    private Clone() {}

    /** @param offset the hundred ports that nobody else has */
    static int portsFrom(int offset) {
        return PORTS + offset;
    }

    /** A deployment in this JVM's place, without the story, on the data that is there. */
    public static Options deployment() {
        return new Options(ROOT, PORT_BASE, false, false, false).in(RUN);
    }

    /** @param output where the script's standard output and error go, together */
    static Process script(Path output, String... command) {
        // A build that runs in the background hands on that it ignores Ctrl-C; a person's terminal does not.
        List<String> words = new ArrayList<>(List.of("env", "--default-signal=INT"));
        words.add(ROOT.resolve(command[0]).toString());
        words.addAll(List.of(command).subList(1, command.length));
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        environment(builder.environment());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a line of shell in the clone, as a reader of the README would. */
    static Result shell(String line) {
        try {
            Path output = Files.createTempFile("entente-shell", ".txt");
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", line)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            environment(builder.environment());
            Process process = builder.start();
            // A page's commands one after another sign in a dozen times.
            if (!process.waitFor(180, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("took over three minutes: " + line);
            }
            return new Result(process.exitValue(), Files.readString(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    record Result(int exit, String output) {}

    private static void environment(Map<String, String> environment) {
        environment.put("ENTENTE_RUN", RUN.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("deploy/up"))) here = here.getParent();
        return here;
    }
}
