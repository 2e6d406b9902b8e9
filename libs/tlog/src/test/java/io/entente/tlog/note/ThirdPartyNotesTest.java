package io.entente.tlog.note;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Vectors;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Notes, keys and cosignatures from the tests of C2SP's specification, Go, torchwood, sunlight, Tessera and a witness. */
class ThirdPartyNotesTest {
    @Test
    void notes_of_others_verify() {
        for (JsonNode vector : vectors().get("notes")) {
            byte[] bytes = Vectors.utf8(vector.get("note"));
            SignedNote note = SignedNote.parse(bytes);
            assertThat(note.bytes()).isEqualTo(bytes);
            for (JsonNode expected : vector.get("vkeys")) {
                VerifierKey key = VerifierKey.parse(expected.get("vkey").asText());
                assertThat(note.verifiedBy(List.of(key)))
                        .as(vector.get("id").asText())
                        .hasSize(expected.get("expect").asBoolean() ? 1 : 0);
            }
            if (vector.has("skey")) signsTheSame(note, vector);
        }
    }

    private static void signsTheSame(SignedNote note, JsonNode vector) {
        VerifierKey key =
                VerifierKey.parse(vector.get("vkeys").get(0).get("vkey").asText());
        SignerKey signer = SignerKey.parse(vector.get("skey").asText(), key);
        assertThat(note.signatures()).contains(signer.sign(note.text(), 0));
    }

    @Test
    void keys_of_others_are_read_unless_they_are_wrong() {
        for (JsonNode vector : vectors().get("vkeys_only")) {
            String vkey = vector.get("vkey").asText();
            if (vector.get("expect").asBoolean())
                assertThat(VerifierKey.parse(vkey)).hasToString(vkey);
            else assertThatThrownBy(() -> VerifierKey.parse(vkey)).as(vkey).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void cosignatures_are_byte_for_byte_those_that_others_make() {
        JsonNode vector = vectors().get("cosignature_bytes");
        VerifierKey key = VerifierKey.parse(vector.get("vkey4").asText());
        SignerKey signer = TestKeys.cosigner(vector.get("skey").asText(), key);
        for (JsonNode row : vector.get("rows")) {
            String text = new String(HexFormat.of().parseHex(row.get(0).asText()), StandardCharsets.UTF_8);
            NoteSignature line = signer.sign(text, row.get(1).asLong());
            assertThat(HexFormat.of().formatHex(line.value()))
                    .isEqualTo(row.get(2).asText());
            assertThat(key.verifies(text, line)).isTrue();
        }
    }

    @Test
    void one_checkpoint_of_a_witness_test_leads_to_the_next() {
        JsonNode notes = vectors().get("notes");
        Checkpoint[] checkpoints = new Checkpoint[2];
        List<Hash> path = List.of();
        for (JsonNode vector : notes) {
            String id = vector.get("id").asText();
            if (!id.startsWith("witness-monkeys")) continue;
            checkpoints[id.endsWith("8") ? 1 : 0] = Checkpoint.parse(
                    SignedNote.parse(Vectors.utf8(vector.get("note"))).text());
            if (id.endsWith("8"))
                path = Vectors.texts(vector.get("consistency_from_5_hex")).stream()
                        .map(hex -> Hash.of(HexFormat.of().parseHex(hex)))
                        .toList();
        }
        assertThat(new Consistency(path).joins(checkpoints[0].head(), checkpoints[1].head()))
                .isTrue();
    }

    private static JsonNode vectors() {
        return Vectors.json(Vectors.ofOthers("notes").resolve("notes.json"));
    }
}
