package io.entente.local;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class ForksTest {
    /** Starts a child from a thread that ends at once, tells its process id, and waits to be killed. */
    static final class Launcher {
        public static void main(String[] arguments) throws Exception {
            Thread brief = new Thread(() -> {
                Process child = Forks.start(new ProcessBuilder(List.of("sleep", "600")), "KILL");
                System.out.println(child.pid());
            });
            brief.start();
            brief.join();
            TimeUnit.MINUTES.sleep(10);
        }
    }

    @Test
    void a_child_outlives_the_thread_that_asked_for_it_and_ends_with_a_killed_launcher() throws Exception {
        Process launcher = new ProcessBuilder(
                        Child.java(), "-cp", System.getProperty("java.class.path"), Launcher.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(launcher.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            launcher.destroyForcibly().waitFor();

            child.onExit().get(60, TimeUnit.SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            launcher.destroyForcibly();
        }
    }
}
