package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The checkpoints of sigstore-java's tests: signed with keys of a kind that is not read here, so for their form alone. */
class ThirdPartyCheckpointsTest {

    @Test
    void checkpoints_are_read_or_refused_as_others_do() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(Vectors.ofOthers("sigstore-java-checkpoints"))) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            if (file.getFileName().toString().startsWith("valid")) {
                SignedNote note = SignedNote.parse(bytes);
                assertThat(note.bytes()).isEqualTo(bytes);
                assertThat(Checkpoint.parse(note.text()).text()).isEqualTo(note.text());
            } else {
                assertThatThrownBy(
                                () -> Checkpoint.parse(SignedNote.parse(bytes).text()))
                        .as(file.toString())
                        .isInstanceOf(Malformed.class);
            }
        }
        assertThat(files).hasSize(9);
    }
}
