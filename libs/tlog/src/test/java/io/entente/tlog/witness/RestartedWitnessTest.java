package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RestartedWitnessTest {
    @TempDir
    Path directory;

    private final TestLog log = TestLog.of(20);

    @Test
    void a_witness_that_is_started_anew_goes_on_where_it_was() throws IOException {
        WitnessServer.makeKey("witness.example", directory);
        String latest = "/" + WitnessStore.folder(TestLog.ORIGIN) + "/checkpoint";
        Asked before;
        try (WitnessServer server = start()) {
            assertThat(Asked.add(server.port(), log.add(0, 8)).status()).isEqualTo(200);
            before = Asked.get(server.port(), latest);
        }
        try (WitnessServer server = start()) {
            assertThat(Asked.get(server.port(), latest)).isEqualTo(before);
            assertThat(Asked.add(server.port(), log.add(0, 8))).isEqualTo(new Asked(409, "text/x.tlog.size", "8\n"));
            assertThat(Asked.add(server.port(), log.forked(3, "other").add(8, 12))
                            .status())
                    .isEqualTo(422);
            assertThat(Asked.add(server.port(), log.add(8, 20)).status()).isEqualTo(200);
        }
        try (WitnessServer server = start()) {
            assertThat(Asked.add(server.port(), log.add(8, 20))).isEqualTo(new Asked(409, "text/x.tlog.size", "20\n"));
        }
    }

    private WitnessServer start() throws IOException {
        return WitnessServer.start(0, directory, List.of(log.verifier()), Clock.systemUTC());
    }
}
