package io.entente.tlog.tile;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Vectors;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TileVectorsTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 1000, 65_536, 65_537, 70_000})
    void tiles_and_bundles_are_those_of_the_vectors(int size) throws Exception {
        JsonNode vector = Vectors.own("tiles.json").get("sizes").get(String.valueOf(size));
        Map<String, byte[]> files = new GrownLog(size).files();
        assertThat(files.keySet().stream().filter(path -> path.startsWith("tile/entries/")))
                .hasSize(vector.get("bundleCount").asInt());
        assertThat(files.keySet().stream().filter(path -> !path.startsWith("tile/entries/")))
                .hasSize(vector.get("tileCount").asInt());
        for (String kind : List.of("tiles", "bundles"))
            for (Map.Entry<String, JsonNode> file : vector.get(kind).properties()) {
                byte[] bytes = files.get(file.getKey());
                assertThat(bytes)
                        .as(file.getKey())
                        .hasSize(file.getValue().get("len").asInt());
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                        .isEqualTo(file.getValue().get("sha256").asText());
            }
    }

    @Test
    void a_log_in_files_is_read_as_it_was_written() throws IOException {
        Path log = Vectors.ownDirectory("log1000");
        for (Map.Entry<String, byte[]> file : new GrownLog(1000).files().entrySet())
            assertThat(Files.readAllBytes(log.resolve(file.getKey()))).isEqualTo(file.getValue());
        List<byte[]> entries = Bundle.entries(Files.readAllBytes(log.resolve("tile/entries/003.p/232")), 232);
        Tile tile = Tile.parse(Files.readAllBytes(log.resolve("tile/0/003.p/232")), 232);
        assertThat(entries.get(231)).isEqualTo(Vectors.entry(999));
        assertThat(entries.stream().map(Hash::ofLeaf)).isEqualTo(tile.hashes());
    }
}
