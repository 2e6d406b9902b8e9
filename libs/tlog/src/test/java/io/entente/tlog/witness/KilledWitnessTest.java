package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KilledWitnessTest {
    @TempDir
    Path directory;

    private final TestLog log = TestLog.of(400);

    @BeforeEach
    void with_a_key() throws IOException {
        WitnessServer.makeKey("witness.example", directory);
    }

    @Test
    void a_witness_that_is_killed_between_answers_remembers_each_of_them() throws Exception {
        Random random = new Random(20261123);
        int seen = 0;
        for (int life = 0; life < 3; life++) {
            try (WitnessProcess witness = start()) {
                assertThat(remembered(witness)).isEqualTo(seen);
                for (int i = 1 + random.nextInt(5); i > 0; i--) {
                    int grown = seen + 1 + random.nextInt(20);
                    assertThat(Asked.add(witness.port(), log.add(seen, grown)).status())
                            .isEqualTo(200);
                    seen = grown;
                }
            }
        }
        try (WitnessProcess witness = start()) {
            assertThat(remembered(witness)).isEqualTo(seen);
        }
    }

    /** What it had answered it knows; of the one that it was at, it may know or not. */
    @Test
    void a_witness_that_is_killed_in_mid_sentence_remembers_all_that_it_had_said() throws Exception {
        int seen = 0;
        for (int life = 0; life < 4; life++) {
            int known = seen;
            CompletableFuture<Integer> said;
            int asked = known + 60;
            try (WitnessProcess witness = start()) {
                CountDownLatch begun = new CountDownLatch(3 + life);
                int port = witness.port();
                said = CompletableFuture.supplyAsync(() -> grow(port, known, asked, begun));
                assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
                for (int i = ThreadLocalRandom.current().nextInt(20_000); i > 0; i--) Thread.onSpinWait();
            }
            int answered = said.join();
            try (WitnessProcess witness = start()) {
                seen = remembered(witness);
                assertThat(seen).isIn(answered, answered + 1);
            }
        }
    }

    /** One entry at a time, until nobody answers: how far it got. */
    private int grow(int port, int from, int to, CountDownLatch begun) {
        int seen = from;
        try {
            for (; seen < to; seen++) {
                if (Asked.add(port, log.add(seen, seen + 1)).status() != 200) throw new AssertionError("not cosigned");
                begun.countDown();
            }
        } catch (IOException killed) {
            return seen;
        }
        return seen;
    }

    /** The size that it cosigned last, from what it answers to one who believes that there was none. */
    private int remembered(WitnessProcess witness) throws IOException {
        // A proof from nothing is wrong in any case: nothing is cosigned by asking.
        Asked asked = Asked.add(witness.port(), log.add(0, 400, new Consistency(List.of(Hash.OF_EMPTY_TREE))));
        if (asked.status() == 422) return 0;
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.contentType()).isEqualTo("text/x.tlog.size");
        return Integer.parseInt(asked.body().strip());
    }

    @Test
    void two_witnesses_never_have_one_directory() throws Exception {
        try (WitnessProcess first = start()) {
            try (WitnessProcess second = WitnessProcess.start(directory, log.verifier())) {
                assertThat(second.isListening()).isFalse();
                assertThat(second.said()).contains("another witness has");
            }
            assertThatThrownBy(this::here).isInstanceOf(IOException.class).hasMessageContaining("another witness");
            assertThat(Asked.add(first.port(), log.add(0, 3)).status()).isEqualTo(200);
        }
        try (WitnessServer here = here()) {
            assertThat(Asked.add(here.port(), log.add(3, 5)).status()).isEqualTo(200);
        }
    }

    /** A lock on a file is lost when the process that has it closes the file a second time. */
    @Test
    void trying_twice_in_one_process_gives_the_directory_to_nobody_else() throws Exception {
        try (WitnessServer here = here()) {
            assertThatThrownBy(this::here).isInstanceOf(IOException.class).hasMessageContaining("another witness");
            try (WitnessProcess other = WitnessProcess.start(directory, log.verifier())) {
                assertThat(other.isListening()).isFalse();
            }
            assertThat(Asked.add(here.port(), log.add(0, 3)).status()).isEqualTo(200);
        }
    }

    private WitnessServer here() throws IOException {
        return WitnessServer.start(0, directory, List.of(log.verifier()), Clock.systemUTC());
    }

    private WitnessProcess start() throws Exception {
        WitnessProcess witness = WitnessProcess.start(directory, log.verifier());
        assertThat(witness.isListening()).as(witness.said()).isTrue();
        return witness;
    }
}
