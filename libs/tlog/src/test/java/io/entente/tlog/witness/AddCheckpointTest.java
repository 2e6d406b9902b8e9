package io.entente.tlog.witness;

import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.TestLog;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.Test;

import java.util.Collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AddCheckpointTest {
    private final TestLog log = TestLog.of(40);

    @Test
    void a_request_is_read_as_it_was_written() {
        for (int old = 0; old <= 40; old++) {
            byte[] body = log.add(old, 40);
            AddCheckpoint request = AddCheckpoint.parse(body);
            assertThat(request.bytes()).isEqualTo(body);
            assertThat(request.old()).isEqualTo(old);
            assertThat(request.checkpoint().head()).isEqualTo(log.tree().head(40));
            assertThat(request.proof()).isEqualTo(Consistency.prove(old, 40, log.tree()));
        }
    }

    @Test
    void no_request_is_written_in_two_ways() {
        Mutants.areRefusedOrKept(
                log.add(13, 40), bytes -> AddCheckpoint.parse(bytes).bytes());
        Mutants.areRefusedOrKept(
                log.add(0, 1), bytes -> AddCheckpoint.parse(bytes).bytes());
    }

    @Test
    void a_proof_has_at_most_63_hashes() {
        Hash hash = Hash.ofLeaf(new byte[0]);
        byte[] most = log.add(5, 9, new Consistency(Collections.nCopies(63, hash)));
        assertThat(AddCheckpoint.parse(most).bytes()).isEqualTo(most);
        byte[] more = log.add(5, 9, new Consistency(Collections.nCopies(64, hash)));
        assertThatThrownBy(() -> AddCheckpoint.parse(more)).isInstanceOf(Malformed.class);
    }
}
