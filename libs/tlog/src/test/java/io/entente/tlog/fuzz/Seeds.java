package io.entente.tlog.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Vectors;
import io.entente.tlog.tile.Bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a search for bad input starts from: the vectors, good and bad. */
final class Seeds {
    private static final int WIDTH = 3;
    private static final JsonNode NOTES = Vectors.own("notes.json");

    private Seeds() {}

    static String policy() {
        return Vectors.own("proofs.json").get("policy").asText();
    }

    static String logKey() {
        return NOTES.get("vkeys").get("log").asText();
    }

    static Stream<byte[]> notes() {
        Stream<JsonNode> given = Stream.concat(each(NOTES.get("notes")), each(NOTES.get("malformed")));
        Stream<JsonNode> lattice = Stream.of(Vectors.own("mldsa.json"));
        return Stream.concat(given, lattice).map(vector -> Vectors.utf8(vector.get("note")));
    }

    static Stream<byte[]> checkpoints() {
        return each(NOTES.get("notes"))
                .map(vector -> vector.get("note").asText())
                .map(note -> note.substring(0, note.indexOf("\n\n") + 1))
                .map(Seeds::utf8);
    }

    static Stream<byte[]> keys() {
        return Stream.concat(
                        each(NOTES.get("vkeys")),
                        Stream.of(Vectors.own("mldsa.json").get("vkey")))
                .map(Vectors::utf8);
    }

    static Stream<byte[]> secretKeys() {
        return each(NOTES.get("skeys")).map(Vectors::utf8);
    }

    static Stream<byte[]> receipts() {
        return each(Vectors.own("proofs.json").get("proofs")).map(vector -> Vectors.utf8(vector.get("proof")));
    }

    static Stream<byte[]> policies() {
        String nested = policy().replace("quorum any-two", "group g all any-two\n # comment\nquorum\tg");
        return Stream.of(policy(), nested, policy().replace("quorum any-two", "quorum none"))
                .map(Seeds::utf8);
    }

    static Stream<byte[]> requests() {
        return each(Vectors.own("witness_transcript.json").get("steps")).map(step -> Vectors.utf8(step.get("request")));
    }

    static Stream<byte[]> paths() {
        JsonNode paths = Vectors.own("tile_paths.json");
        return Stream.concat(each(paths.get("good")).map(good -> good.get("path")), each(paths.get("bad")))
                .map(Vectors::utf8);
    }

    static Stream<byte[]> bundles() {
        List<byte[]> entries =
                IntStream.range(0, WIDTH).mapToObj(Vectors::entry).toList();
        return Stream.of(
                Vectors.ownBytes("log1000/tile/entries/000.p/3"),
                Bundle.of(entries),
                Bundle.of(List.of(new byte[0], new byte[0], new byte[300])));
    }

    static Stream<byte[]> tiles() {
        return Stream.of(Vectors.ownBytes("log1000/tile/0/000.p/3"), Vectors.ownBytes("log1000/tile/1/000.p/2"));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
