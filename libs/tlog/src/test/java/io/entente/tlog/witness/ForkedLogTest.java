package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

import static org.assertj.core.api.Assertions.assertThat;

class ForkedLogTest {
    private static final int FORK = 5;
    private static final int SIZE = 30;

    @TempDir
    Path directory;

    private final TestLog log = TestLog.of(SIZE);

    @Test
    void of_two_forks_that_are_sent_at_once_at_most_one_is_ever_cosigned() throws Exception {
        WitnessServer.makeKey("witness.example", directory);
        List<TestLog> forks = List.of(log, log.forked(FORK, "a"), log.forked(FORK, "b"), log.forked(FORK, "c"));
        try (WitnessServer server = WitnessServer.start(0, directory, List.of(log.verifier()), Clock.systemUTC())) {
            assertThat(Asked.add(server.port(), log.add(0, FORK)).status()).isEqualTo(200);
            ExecutorService together = Executors.newFixedThreadPool(forks.size());
            List<Future<List<Integer>>> cosigned = forks.stream()
                    .map(fork -> together.submit(() -> grow(server.port(), fork)))
                    .toList();
            int winners = 0;
            for (Future<List<Integer>> sizes : cosigned) if (!sizes.get().isEmpty()) winners++;
            together.shutdown();
            assertThat(winners).isEqualTo(1);
        }
    }

    /** As a log would that believes itself the only one: each request from the size that the witness said last. */
    private static List<Integer> grow(int port, TestLog fork) throws IOException {
        List<Integer> cosigned = new ArrayList<>();
        int seen = FORK;
        for (int i = 0; i < 60 && seen < SIZE; i++) {
            int size = seen + ThreadLocalRandom.current().nextInt(SIZE - seen + 1);
            if (size == FORK) size++;
            Asked asked = Asked.add(port, fork.add(seen, size));
            if (asked.status() == 200) cosigned.add(seen = size);
            else if (asked.status() == 409) seen = Integer.parseInt(asked.body().strip());
            else assertThat(asked.status()).isEqualTo(422);
        }
        return cosigned;
    }
}
