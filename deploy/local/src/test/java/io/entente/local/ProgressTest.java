package io.entente.local;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void a_step_longer_than_a_second_says_how_long_it_took_and_a_shorter_one_nothing() {
        try (Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false)) {
            progress.during("a long step", Path.of("long.log"), () -> sleep(1100));
            progress.during("a short step", Path.of("short.log"), () -> {});
        }
        assertThat(text()).contains("a long step", " s").doesNotContain("a short step");
    }

    @Test
    void on_a_terminal_it_tells_every_second_what_goes_on() {
        try (Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), true)) {
            progress.during("a long step", Path.of("long.log"), () -> sleep(1500));
        }
        assertThat(text()).contains("… a long step");
    }

    @Test
    void a_step_that_fails_fails() {
        try (Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false)) {
            assertThatThrownBy(() -> progress.during("a step", Path.of("a.log"), () -> {
                        throw new IOException("disk full");
                    }))
                    .hasRootCauseMessage("disk full");
        }
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void sleep(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
