package io.entente.local;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChecksTest {
    @TempDir
    Path directory;

    @Test
    void a_taken_port_is_named_with_who_wants_it() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            PortPlan plan = new PortPlan(taken.getLocalPort() - 3);
            assertThatThrownBy(() -> Checks.ports(plan, Duration.ZERO))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port ");
            assertThat(plan.wanted()).containsEntry(taken.getLocalPort(), "Keycloak");
        }
    }

    @Test
    void a_missing_program_is_named() {
        assertThatCode(() -> Checks.programs(List.of("sh"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> Checks.programs(List.of("sh", "no-such-program")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("no-such-program");
    }

    @Test
    void too_little_disk_is_said_with_numbers() {
        assertThatCode(() -> Checks.enough(directory.resolve("not/yet/there"), 1))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Checks.enough(directory, Long.MAX_VALUE))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("Too little disk: ");
    }

    @Test
    void an_old_java_is_refused() {
        assertThatCode(() -> Checks.java(17)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Checks.java(11)).isInstanceOf(Trouble.class).hasMessageContaining("17");
    }

    @Test
    void a_second_launcher_on_the_same_clone_is_refused() {
        Lock first = Lock.on(directory);
        assertThatThrownBy(() -> Lock.on(directory))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        first.close();
        assertThatCode(() -> Lock.on(directory).close()).doesNotThrowAnyException();
    }
}
