package io.entente.tlog.witness;

import io.entente.tlog.TestLog;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.NoteSignature;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class WitnessTest {
    @TempDir
    Path directory;

    private final TestLog log = TestLog.of(40);
    private final SignerKey key = SignerKey.generate("witness.example", KeyKind.COSIGNATURE);
    private final SignerKey successor = SignerKey.generate(TestLog.ORIGIN, KeyKind.ED25519);
    private WitnessStore store;
    private Witness witness;

    @BeforeEach
    void open() throws IOException {
        store = WitnessStore.open(directory);
        witness = new Witness(key, List.of(log.verifier(), successor.verifier()), store, Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void every_growth_is_cosigned_and_remembered() throws IOException {
        int seen = 0;
        for (int size : new int[] {0, 0, 1, 2, 3, 4, 7, 8, 8, 16, 17, 31, 32, 40}) {
            assertThat(witness.add(log.add(seen, size)).status())
                    .as(seen + " to " + size)
                    .isEqualTo(200);
            seen = size;
        }
        assertThat(witness.add(log.add(5, 40))).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "40\n"));
    }

    /** A log whose key is being changed signs with both. */
    @Test
    void either_key_of_a_log_is_enough_and_both_lines_are_kept() throws IOException {
        SignedNote note = log.checkpoint(3);
        NoteSignature stranger =
                SignerKey.generate("stranger.example", KeyKind.ED25519).sign(note.text(), 0);
        NoteSignature other = successor.sign(note.text(), 0);
        assertThat(add(note.with(List.of(stranger, other, log.key().sign(note.text(), 0))))
                        .status())
                .isEqualTo(200);
        SignedNote kept = witness.latest(WitnessStore.folder(TestLog.ORIGIN)).orElseThrow();
        assertThat(kept.signatures()).hasSize(3).startsWith(note.signatures().get(0), other);
        assertThat(kept.verifiedBy(List.of(key.verifier()))).containsExactly(key.verifier());
        assertThat(witness.latest("0".repeat(64))).isEmpty();
    }

    /** What was kept has to be read again, or the log would have silenced its witness. */
    @Test
    void as_many_lines_as_a_note_can_have_do_no_harm() throws IOException {
        // Of this kind a log can make as many as it likes that differ.
        SignerKey wordy = SignerKey.generate(TestLog.ORIGIN, KeyKind.COSIGNATURE);
        Witness patient = new Witness(key, List.of(log.verifier(), wordy.verifier()), store, Clock.systemUTC());
        String text = log.checkpoint(3).text();
        List<NoteSignature> lines = LongStream.range(0, 100)
                .mapToObj(time -> wordy.sign(text, time))
                .toList();
        SignedNote note = new SignedNote(text, lines);
        byte[] body = new AddCheckpoint(0, new Consistency(List.of()), note, Checkpoint.parse(text)).bytes();
        assertThat(patient.add(body).status()).isEqualTo(200);
        assertThat(patient.add(log.add(3, 4)).status()).isEqualTo(200);
    }

    @Test
    void a_second_tree_of_the_same_size_is_kept_with_the_one_that_it_contradicts() throws IOException {
        TestLog fork = log.forked(2, "other");
        witness.add(log.add(0, 3));
        assertThat(witness.add(fork.add(3, 3)).status()).isEqualTo(422);
        assertThat(witness.add(log.add(3, 9)).status()).isEqualTo(200);
        close();
        open();
        List<SignedNote> evidence = evidence("contradiction-");
        assertThat(evidence).hasSize(2);
        assertThat(evidence).allSatisfy(note -> assertThat(note.verifiedBy(List.of(log.verifier())))
                .hasSize(1));
        assertThat(evidence.stream().map(note -> Checkpoint.parse(note.text()).head()))
                .containsExactlyInAnyOrder(log.tree().head(3), fork.tree().head(3));
    }

    @Test
    void what_came_without_its_proof_is_kept_once_and_without_the_lines_of_others() throws IOException {
        witness.add(log.add(0, 3));
        SignedNote fork = log.forked(2, "other").checkpoint(9);
        for (int i = 0; i < 5; i++) {
            NoteSignature stranger =
                    SignerKey.generate("stranger.example", KeyKind.ED25519).sign(fork.text(), i);
            Consistency none = new Consistency(List.of(Hash.OF_EMPTY_TREE));
            byte[] body =
                    new AddCheckpoint(3, none, fork.with(List.of(stranger)), Checkpoint.parse(fork.text())).bytes();
            assertThat(witness.add(body).status()).isEqualTo(422);
        }
        assertThat(evidence("unproved-"))
                .containsExactlyInAnyOrder(
                        fork,
                        witness.latest(WitnessStore.folder(TestLog.ORIGIN)).orElseThrow());
        assertThat(evidence("contradiction-")).isEmpty();
    }

    @Test
    void evidence_fills_no_disk_and_what_anybody_can_send_takes_no_room_from_a_contradiction() throws IOException {
        Path folder = directory.resolve(WitnessStore.folder(TestLog.ORIGIN)).resolve("evidence");
        Files.createDirectories(folder);
        for (int i = 0; i < 999; i++) {
            Files.createFile(folder.resolve("unproved-" + i));
            Files.createFile(folder.resolve("unproved-" + i + ".seen"));
        }
        for (int size = 5; size < 8; size++) store.keepEvidence(TestLog.ORIGIN, log.checkpoint(size), Optional.empty());
        assertThat(folder.toFile().list((in, name) -> name.matches("unproved-[0-9a-f]+")))
                .hasSize(1000);
        witness.add(log.add(0, 3));
        witness.add(log.forked(0, "other").add(3, 3));
        assertThat(evidence("contradiction-")).hasSize(2);
    }

    @Test
    void of_an_impossible_first_checkpoint_there_is_nothing_that_it_contradicts() throws IOException {
        String text = new Checkpoint(TestLog.ORIGIN, log.tree().head(3)).text().replace("\n3\n", "\n0\n");
        SignedNote note = new SignedNote(text, List.of(log.key().sign(text, 0)));
        assertThat(add(note).status()).isEqualTo(422);
        assertThat(evidence("unproved-")).containsExactly(note);
    }

    @Test
    void a_log_with_another_key_or_another_name_is_not_cosigned() throws IOException {
        TestLog namesake = TestLog.of(3);
        assertThat(witness.add(namesake.add(0, 3)).status()).isEqualTo(403);
        String text = log.checkpoint(3).text().replace(TestLog.ORIGIN, "other.example");
        assertThat(add(new SignedNote(text, List.of(log.key().sign(text, 0)))).status())
                .isEqualTo(404);
        assertThat(witness.add(new byte[0]).status()).isEqualTo(400);
    }

    private WitnessAnswer add(SignedNote note) throws IOException {
        return witness.add(
                new AddCheckpoint(0, new Consistency(List.of()), note, Checkpoint.parse(note.text())).bytes());
    }

    private List<SignedNote> evidence(String kind) throws IOException {
        List<SignedNote> evidence = new ArrayList<>();
        Path folder = directory.resolve(WitnessStore.folder(TestLog.ORIGIN)).resolve("evidence");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList())
                if (file.getFileName().toString().startsWith(kind))
                    evidence.add(SignedNote.parse(Files.readAllBytes(file)));
        }
        return evidence;
    }
}
