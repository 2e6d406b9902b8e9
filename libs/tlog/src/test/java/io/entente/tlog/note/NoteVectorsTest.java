package io.entente.tlog.note;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoteVectorsTest {
    private final JsonNode vectors = Vectors.own("notes.json");

    @Test
    void each_key_verifies_the_notes_that_the_vectors_say() {
        for (JsonNode vector : vectors.get("notes")) {
            SignedNote note = SignedNote.parse(Vectors.utf8(vector.get("note")));
            for (Map.Entry<String, JsonNode> key : vectors.get("vkeys").properties())
                verifies(note, key(key.getKey()), vector.get("expect").get(key.getKey()));
        }
        assertThat(vectors.get("notes")).hasSize(8);
    }

    /** @param expected true, false for a line that does not hold, null where the vectors ask for no more than that none holds */
    private static void verifies(SignedNote note, VerifierKey key, JsonNode expected) {
        if (expected == null) assertThat(holds(note, key)).isFalse();
        else if (expected.asBoolean()) assertThat(note.verifiedBy(List.of(key))).containsExactly(key);
        else assertThatThrownBy(() -> note.verifiedBy(List.of(key))).isInstanceOf(NotVerified.class);
    }

    private static boolean holds(SignedNote note, VerifierKey key) {
        try {
            return !note.verifiedBy(List.of(key)).isEmpty();
        } catch (NotVerified e) {
            return false;
        }
    }

    @Test
    void malformed_notes_are_refused() {
        for (JsonNode vector : vectors.get("malformed"))
            assertThatThrownBy(() -> Checkpoint.parse(
                            SignedNote.parse(Vectors.utf8(vector.get("note"))).text()))
                    .as(vector.get("id").asText())
                    .isInstanceOf(Malformed.class);
        assertThat(vectors.get("malformed")).hasSize(20);
    }

    @Test
    void what_is_signed_here_is_what_the_vectors_have() {
        SignedNote note =
                SignedNote.parse(Vectors.utf8(vectors.get("notes").get(0).get("note")));
        SignerKey log = SignerKey.parse(vectors.get("skeys").get("log").asText(), key("log"));
        assertThat(log.sign(note.text(), 0)).isEqualTo(note.signatures().get(0));
        long time = vectors.get("time").asLong();
        for (int i = 1; i < 4; i++) {
            NoteSignature line = note.signatures().get(i);
            SignerKey witness =
                    TestKeys.cosigner(vectors.get("skeys").get(line.name()).asText(), key(line.name()));
            assertThat(witness.sign(note.text(), time)).isEqualTo(line);
            assertThat(key(line.name()).time(line)).hasValue(time);
        }
        assertThat(key("log").time(note.signatures().get(0))).isEmpty();
    }

    private VerifierKey key(String name) {
        return VerifierKey.parse(vectors.get("vkeys").get(name).asText());
    }
}
