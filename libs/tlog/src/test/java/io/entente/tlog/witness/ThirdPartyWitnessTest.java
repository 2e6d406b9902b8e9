package io.entente.tlog.witness;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Vectors;
import io.entente.tlog.note.VerifierKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The conversation of torchwood's own witness test. */
class ThirdPartyWitnessTest {
    @TempDir
    Path directory;

    @Test
    void every_answer_is_the_one_that_others_expect() throws IOException {
        JsonNode steps = Vectors.json(Vectors.ofOthers("litewitness").resolve("steps.json"));
        WitnessServer.makeKey("example.com/witness", directory);
        try (WitnessServer server = WitnessServer.start(0, directory, List.of(log(steps)), Clock.systemUTC())) {
            for (JsonNode step : steps.get("steps")) {
                Asked asked = Asked.add(server.port(), Vectors.utf8(step.get("request")));
                String expected = step.get("assert").asText();
                assertThat(asked.status()).as(expected).isEqualTo(status(step));
                if (asked.status() == 200) assertThat(asked.body()).contains("\u2014 example.com/witness ");
                if (asked.status() == 409)
                    assertThat(expected).isEqualTo("body == \"" + asked.body().strip() + "\\n\"");
            }
        }
        assertThat(steps.get("steps")).hasSize(9);
    }

    private static int status(JsonNode step) {
        String expected = step.get("assert").asText();
        // That test is older than the specification, by which an unknown origin is not found.
        if (expected.contains("unknown log")) return 404;
        // The signature was spoilt in its last letter, and so has stray bits, which the JDK and Go pass over.
        if (expected.contains("invalid signature")) return 400;
        return step.get("status").asInt();
    }

    private static VerifierKey log(JsonNode steps) {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(1);
        typed.writeBytes(HexFormat.of().parseHex(steps.get("logKeyHex").asText()));
        String key = Base64.getEncoder().encodeToString(typed.toByteArray());
        return VerifierKey.parse(
                Vectors.renamed("any+00000000+" + key, steps.get("origin").asText()));
    }
}
