package io.entente.tlog.witness;

import io.entente.tlog.note.VerifierKey;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** A witness in a process of its own, which can be killed as a machine dies. */
final class WitnessProcess implements AutoCloseable {
    private static final String LISTENING = "listening on 127.0.0.1:";

    private final Process process;
    private final String said;

    private WitnessProcess(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    static WitnessProcess start(Path directory, VerifierKey log) throws IOException, URISyntaxException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path classes = Path.of(WitnessServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Process process = new ProcessBuilder(List.of(
                        java.toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes.toString(),
                        WitnessServer.class.getName(),
                        "serve",
                        "0",
                        directory.toString(),
                        log.toString()))
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        return new WitnessProcess(process, line == null ? "" : line);
    }

    boolean isListening() {
        return said.startsWith(LISTENING);
    }

    /** Its first line. */
    String said() {
        return said;
    }

    int port() {
        return Integer.parseInt(said.substring(LISTENING.length()));
    }

    /** Without a chance to finish anything: by SIGKILL. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
