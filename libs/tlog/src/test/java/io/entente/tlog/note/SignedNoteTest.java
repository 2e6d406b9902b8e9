package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.Strict;
import io.entente.tlog.Vectors;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.TreeHead;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedNoteTest {
    private final SignerKey log = SignerKey.generate("log.example", KeyKind.ED25519);
    private final SignerKey witness = SignerKey.generate("witness.example", KeyKind.COSIGNATURE);

    @Test
    void a_note_is_written_as_it_was_read() {
        for (String text : List.of("\n", "a\n", "a\n\n\nb\n", "\n\n", "\u2014 log.example AAAA\n")) {
            SignedNote note = new SignedNote(text, List.of(log.sign(text, 0), witness.sign(text, 9)));
            assertThat(SignedNote.parse(note.bytes())).isEqualTo(note);
            assertThat(SignedNote.parse(note.bytes()).bytes()).isEqualTo(note.bytes());
        }
    }

    @Test
    void no_note_is_written_in_two_ways() {
        Vectors.own("notes.json")
                .get("notes")
                .forEach(vector ->
                        Mutants.areRefusedOrKept(Vectors.utf8(vector.get("note")), bytes -> SignedNote.parse(bytes)
                                .bytes()));
    }

    @Test
    void no_checkpoint_is_written_in_two_ways() {
        Vectors.own("notes.json")
                .get("notes")
                .forEach(vector -> Mutants.areRefusedOrKept(
                        SignedNote.parse(Vectors.utf8(vector.get("note")))
                                .text()
                                .getBytes(StandardCharsets.UTF_8),
                        // What no text can be is refused one step earlier.
                        bytes -> Checkpoint.parse(Strict.text(bytes)).text().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void no_changed_note_verifies() {
        SignedNote note = new SignedNote("a\n1\n", List.of(log.sign("a\n1\n", 0), witness.sign("a\n1\n", 9)));
        List<VerifierKey> keys = List.of(log.verifier(), witness.verifier());
        Mutants.someAreRefusedOrKept(3000, note.bytes(), bytes -> {
            SignedNote read = SignedNote.parse(bytes);
            try {
                if (read.verifiedBy(keys).size() == 2 && !read.text().equals(note.text()))
                    throw new AssertionError("verified: " + read);
            } catch (NotVerified e) {
                return bytes;
            }
            return read.bytes();
        });
    }

    @Test
    void a_line_of_a_known_key_that_does_not_hold_spoils_the_note() {
        NoteSignature good = log.sign("a\n", 0);
        NoteSignature bad = log.sign("b\n", 0);
        for (List<NoteSignature> lines : List.of(List.of(good, bad), List.of(bad, good), List.of(bad)))
            assertThatThrownBy(() -> new SignedNote("a\n", lines).verifiedBy(List.of(log.verifier())))
                    .isInstanceOf(NotVerified.class)
                    .hasMessageContaining("log.example");
        assertThat(new SignedNote("a\n", List.of(good, bad)).verifiedBy(List.of(witness.verifier())))
                .isEmpty();
    }

    @Test
    void a_key_that_signed_twice_or_was_asked_about_twice_counts_once() {
        SignedNote note = new SignedNote("a\n", List.of(witness.sign("a\n", 1), witness.sign("a\n", 2)));
        assertThat(note.verifiedBy(List.of(log.verifier(), witness.verifier(), witness.verifier())))
                .containsExactly(witness.verifier());
    }

    @Test
    void lines_are_added_once() {
        NoteSignature line = log.sign("a\n", 0);
        NoteSignature other = witness.sign("a\n", 1);
        SignedNote note = new SignedNote("a\n", List.of(line)).with(List.of(other, line, other));
        assertThat(note.signatures()).containsExactly(line, other);
    }

    @Test
    void a_note_has_a_text_and_a_signature() {
        List<NoteSignature> lines = List.of(log.sign("a\n", 0));
        assertThatThrownBy(() -> new SignedNote("a", lines)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new SignedNote("", lines)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new SignedNote("a\r\n", lines)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new SignedNote("\ud800\n", lines)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new SignedNote("a\n", List.of())).isInstanceOf(Malformed.class);
    }

    @Test
    void a_note_has_at_most_a_hundred_signatures_and_256_kilobytes() {
        NoteSignature line = log.sign("a\n", 0);
        SignedNote most = new SignedNote("a\n", Collections.nCopies(100, line));
        assertThat(SignedNote.parse(most.bytes())).isEqualTo(most);
        List<NoteSignature> tooMany = new ArrayList<>(Collections.nCopies(101, line));
        assertThatThrownBy(() -> new SignedNote("a\n", tooMany)).isInstanceOf(Malformed.class);
        byte[] more = ("a\n\n" + line.line().repeat(101)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(more)).isInstanceOf(Malformed.class);
        int rest = SignedNote.MOST_BYTES - ("\n\n" + line.line()).getBytes(StandardCharsets.UTF_8).length;
        byte[] longest = ("a".repeat(rest) + "\n\n" + line.line()).getBytes(StandardCharsets.UTF_8);
        assertThat(SignedNote.parse(longest).bytes()).isEqualTo(longest);
        byte[] longer = ("a".repeat(rest + 1) + "\n\n" + line.line()).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SignedNote.parse(longer)).isInstanceOf(Malformed.class);
    }

    @Test
    void a_signature_line_has_a_name_and_more_than_a_key_id() {
        NoteSignature line = new NoteSignature("a", 0x01020304, new byte[] {5});
        assertThat(line.line()).isEqualTo("\u2014 a AQIDBAU=\n");
        assertThat(NoteSignature.parse("\u2014 a AQIDBAU=")).isEqualTo(line).hasSameHashCodeAs(line);
        assertThat(line)
                .isNotEqualTo(new NoteSignature("b", 0x01020304, new byte[] {5}))
                .isNotEqualTo(new NoteSignature("a", 0x01020305, new byte[] {5}))
                .isNotEqualTo(new NoteSignature("a", 0x01020304, new byte[] {6}))
                .isNotEqualTo("a");
        assertThat(line.hashCode()).isNotEqualTo(new NoteSignature("b", 0, new byte[] {5}).hashCode());
        for (String wrong :
                List.of("\u2014 a AQIDBA==", "\u2014 a ", "\u2014 a", "\u2014 ", "- a AQIDBAU=", "\u2014 a AQIDBAU= "))
            assertThatThrownBy(() -> NoteSignature.parse(wrong)).as(wrong).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new NoteSignature("a", 1, new byte[0])).isInstanceOf(Malformed.class);
    }

    @Test
    void a_signature_does_not_change_with_the_bytes_that_it_came_from_or_gave_out() {
        byte[] bytes = {5};
        NoteSignature line = new NoteSignature("a", 1, bytes);
        bytes[0] = 6;
        line.value()[0] = 7;
        assertThat(line.value()).containsExactly(5);
    }

    @Test
    void a_checkpoint_is_three_lines_and_extensions() {
        TreeHead head = new TreeHead(7, Hash.ofLeaf(new byte[0]));
        Checkpoint plain = new Checkpoint("log.example", head);
        assertThat(plain.text()).isEqualTo("log.example\n7\n" + head.root().base64() + "\n");
        assertThat(Checkpoint.parse(plain.text())).isEqualTo(plain);
        Checkpoint extended = new Checkpoint("log.example", head, List.of("a", "b c"));
        assertThat(Checkpoint.parse(extended.text())).isEqualTo(extended);
        assertThatThrownBy(() -> Checkpoint.parse("log.example\n7\n")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Checkpoint.parse(plain.text() + "\n")).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Checkpoint.parse(plain.text().strip())).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Checkpoint.parse(plain.text().replace("log", "l\rog")))
                .isInstanceOf(Malformed.class);
    }

    /** Otherwise it would be read as another one than was written. */
    @Test
    void no_checkpoint_is_made_of_lines_that_would_fall_apart() {
        TreeHead head = new TreeHead(7, Hash.ofLeaf(new byte[0]));
        for (String origin : List.of("", "log\n8", "log\r", "log\t"))
            assertThatThrownBy(() -> new Checkpoint(origin, head)).isInstanceOf(Malformed.class);
        for (String line : List.of("", "a\nb", "\0"))
            assertThatThrownBy(() -> new Checkpoint("log", head, List.of(line))).isInstanceOf(Malformed.class);
    }
}
