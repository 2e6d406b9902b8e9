package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StalledWitnessTest {
    private static final String BEGUN =
            "POST /add-checkpoint HTTP/1.1\r\nHost: witness\r\nContent-Length: 1000\r\n\r\nold 0";

    @TempDir
    Path directory;

    @Test
    @Timeout(60)
    void those_who_never_end_a_request_keep_the_witness_from_nobody_for_long() throws Exception {
        TestLog log = TestLog.of(3);
        WitnessServer.makeKey("witness.example", directory);
        List<Socket> stalled = new ArrayList<>();
        try (WitnessProcess witness = WitnessProcess.start(directory, log.verifier())) {
            for (int i = 0; i < 4; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), witness.port());
                socket.getOutputStream().write(BEGUN.getBytes(StandardCharsets.US_ASCII));
                stalled.add(socket);
            }
            assertThat(answered(witness.port(), log.add(0, 3)).status()).isEqualTo(200);
            for (Socket socket : stalled) socket.close();
        }
    }

    /** Whoever waited behind them for as long as a request may last is sent away with them, and asks again. */
    private static Asked answered(int port, byte[] body) throws IOException {
        try {
            return Asked.add(port, body);
        } catch (IOException sentAway) {
            return Asked.add(port, body);
        }
    }
}
