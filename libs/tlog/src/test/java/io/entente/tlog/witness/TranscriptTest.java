package io.entente.tlog.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Vectors;
import io.entente.tlog.note.NoteSignature;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A conversation with a witness from the vectors, word for word over HTTP. */
class TranscriptTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_784_894_400);

    @TempDir
    Path directory;

    private final JsonNode transcript = Vectors.own("witness_transcript.json");
    private final VerifierKey log = VerifierKey.parse(transcript.get("logVkey").asText());
    private VerifierKey witness;

    @BeforeEach
    void with_a_key() throws IOException {
        witness = WitnessServer.makeKey("witness.us.example/audit", directory);
    }

    @Test
    void every_answer_is_the_one_of_the_vectors() throws IOException {
        try (WitnessServer server = start()) {
            for (JsonNode step : transcript.get("steps")) answers(server, step);
        }
        assertThat(transcript.get("steps")).hasSize(28);
    }

    private void answers(WitnessServer server, JsonNode step) throws IOException {
        String why = step.get("why").asText();
        Asked asked = Asked.add(server.port(), Vectors.utf8(step.get("request")));
        assertThat(asked.status()).as(why).isIn(statuses(step.get("status")));
        if (!step.get("contentType").isNull())
            assertThat(asked.contentType())
                    .as(why)
                    .isEqualTo(step.get("contentType").asText());
        if (step.get("body").asText().equals("cosignature")) cosigns(asked, step);
        else if (!step.get("body").isNull())
            assertThat(asked.body()).as(why).isEqualTo(step.get("body").asText());
        if (!step.get("witnessedSizeAfter").isNull())
            assertThat(seen(server))
                    .as(why)
                    .isEqualTo(step.get("witnessedSizeAfter").asLong());
    }

    private static List<Integer> statuses(JsonNode status) {
        List<Integer> statuses = new ArrayList<>();
        if (status.isArray()) status.forEach(one -> statuses.add(one.asInt()));
        else statuses.add(status.asInt());
        return statuses;
    }

    private void cosigns(Asked asked, JsonNode step) {
        SignedNote note = AddCheckpoint.parse(Vectors.utf8(step.get("request"))).note();
        byte[] withLines = (note.text() + "\n" + asked.body()).getBytes(StandardCharsets.UTF_8);
        SignedNote cosigned = SignedNote.parse(withLines);
        assertThat(cosigned.verifiedBy(List.of(witness))).containsExactly(witness);
        NoteSignature line = cosigned.signatures().get(0);
        assertThat(witness.time(line)).hasValue(NOW.getEpochSecond());
        assertThat(asked.contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    private long seen(WitnessServer server) throws IOException {
        Asked latest =
                Asked.get(server.port(), "/" + transcript.get("originHash").asText() + "/checkpoint");
        assertThat(latest.status()).isEqualTo(200);
        SignedNote note = SignedNote.parse(latest.body().getBytes(StandardCharsets.UTF_8));
        assertThat(note.verifiedBy(List.of(log, witness))).containsExactly(log, witness);
        assertThat(note.signatures()).hasSize(2);
        return Long.parseLong(note.text().split("\n")[1]);
    }

    @Test
    void an_empty_tree_has_one_root() throws IOException {
        JsonNode empty = transcript.get("emptyTree");
        try (WitnessServer server = start()) {
            Asked bad = Asked.add(server.port(), Vectors.utf8(empty.get("bad")));
            assertThat(bad.status()).isEqualTo(empty.get("badStatus").asInt());
            Asked good = Asked.add(server.port(), Vectors.utf8(empty.get("good")));
            assertThat(good.status()).isEqualTo(empty.get("goodStatus").asInt());
        }
    }

    private WitnessServer start() throws IOException {
        return WitnessServer.start(0, directory, List.of(log), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
