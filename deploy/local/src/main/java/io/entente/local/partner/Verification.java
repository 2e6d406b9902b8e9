package io.entente.local.partner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The program of the guide for partners, written from RFC 9901 with the JDK alone, as a process of its own. */
final class Verification {
    private static final String PROGRAM = "partner-gateway/src/test/java/io/entente/gateway/verify/VerifyRecord.java";

    private final Path program;
    private final Path register;

    /** @param register the party register, whose keys count */
    Verification(Path root, Path register) {
        this.program = root.resolve(PROGRAM);
        this.register = register;
    }

    /** @return what its owner signed, canonical JSON; empty for what does not verify */
    Optional<String> of(String proof) {
        try {
            return run(proof);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through a pipe, so that what it says lies on no disk. */
    private Optional<String> run(String proof) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        program.toString(),
                        "/dev/stdin",
                        register.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(proof.getBytes(StandardCharsets.US_ASCII));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
