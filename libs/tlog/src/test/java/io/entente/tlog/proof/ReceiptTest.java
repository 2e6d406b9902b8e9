package io.entente.tlog.proof;

import io.entente.tlog.Malformed;
import io.entente.tlog.TestLog;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.Inclusion;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReceiptTest {
    private final TestLog log = TestLog.of(40);
    private final SignerKey us = SignerKey.generate("us.example", KeyKind.COSIGNATURE);
    private final SignerKey be = SignerKey.generate("be.example", KeyKind.COSIGNATURE);
    private final Policy policy = Policy.parse("log " + log.verifier() + "\nwitness US " + us.verifier()
            + "\nwitness BE " + be.verifier() + "\ngroup both all US BE\nquorum both\n");

    @Test
    void every_entry_of_every_tree_has_a_receipt_that_holds() {
        for (int size = 1; size <= 40; size++)
            for (int index = 0; index < size; index += 1 + size / 8) {
                Receipt receipt =
                        Receipt.parse(log.receipt(index, size, List.of(us, be)).bytes());
                Checkpoint checkpoint = receipt.verify(log.entry(index), policy);
                assertThat(checkpoint.head()).isEqualTo(log.tree().head(size));
            }
    }

    @Test
    void it_says_what_does_not_hold() {
        Receipt receipt = log.receipt(3, 40, List.of(us, be));
        assertThatThrownBy(() -> receipt.verify(log.entry(4), policy))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("from this entry");
        assertThatThrownBy(() -> log.receipt(3, 40, List.of(be)).verify(log.entry(3), policy))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("too few")
                .hasMessageContaining("[BE]");
        Policy stranger = Policy.parse(
                "log " + SignerKey.generate("other.example", KeyKind.ED25519).verifier() + "\nquorum none\n");
        assertThatThrownBy(() -> receipt.verify(log.entry(3), stranger))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("does not name");
        Policy namesake = Policy.parse(
                "log " + SignerKey.generate(TestLog.ORIGIN, KeyKind.ED25519).verifier() + "\nquorum none\n");
        assertThatThrownBy(() -> receipt.verify(log.entry(3), namesake))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("has not signed");
    }

    @Test
    void it_is_read_as_it_was_written() {
        Receipt plain = log.receipt(7, 40, List.of(us));
        Receipt extra = new Receipt(Optional.of("c2FsdA=="), plain.inclusion(), plain.checkpoint());
        for (Receipt receipt : List.of(plain, extra))
            assertThat(Receipt.parse(receipt.bytes())).isEqualTo(receipt);
        assertThat(new String(extra.bytes(), StandardCharsets.UTF_8))
                .startsWith("c2sp.org/tlog-proof@v1\nextra c2FsdA==\nindex 7\n");
        assertThat(Receipt.SUFFIX).isEqualTo(".tlog-proof");
    }

    @Test
    void what_is_no_receipt_is_refused() {
        Receipt receipt = log.receipt(7, 40, List.of(us));
        String text = new String(receipt.bytes(), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                "\n\n",
                "c2sp.org/tlog-proof@v1\n\n",
                text.replace("@v1", "@v2"),
                text.replace("index 7\n", ""),
                text.replace("index 7\n", "index 7\nextra AAAA\n"),
                text.replace("index 7\n", "extra AAAA\nextra AAAA\nindex 7\n"),
                text.replace("index 7\n", "extra A\nindex 7\n"),
                text.replace("index 7\n", "index 7\nindex 7\n"),
                text.replaceFirst("\n\n", "\n"),
                text.replaceFirst("\n\n", "\n\n\n")))
            assertThatThrownBy(() -> Receipt.parse(wrong.getBytes(StandardCharsets.UTF_8))
                            .verify(log.entry(7), policy))
                    .as(wrong)
                    .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Receipt(Optional.of("no base64"), receipt.inclusion(), receipt.checkpoint()))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void a_proof_has_at_most_63_hashes() {
        Receipt receipt = log.receipt(7, 40, List.of(us));
        Hash hash = Hash.ofLeaf(new byte[0]);
        Receipt most =
                new Receipt(Optional.empty(), new Inclusion(7, Collections.nCopies(63, hash)), receipt.checkpoint());
        assertThat(Receipt.parse(most.bytes())).isEqualTo(most);
        assertThatThrownBy(() -> new Receipt(
                        Optional.empty(), new Inclusion(7, Collections.nCopies(64, hash)), receipt.checkpoint()))
                .isInstanceOf(Malformed.class);
    }
}
