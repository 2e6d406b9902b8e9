package io.entente.tlog.tile;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TilePathTest {
    @Test
    void good_paths_are_read_and_written_as_the_vectors_say() {
        for (JsonNode good : Vectors.own("tile_paths.json").get("good")) {
            TilePath path = new TilePath(
                    good.get("level").asInt(),
                    good.get("index").asLong(),
                    good.get("width").asInt());
            assertThat(path).hasToString(good.get("path").asText());
            assertThat(TilePath.parse(good.get("path").asText())).isEqualTo(path);
        }
    }

    @Test
    void bad_paths_are_refused() {
        List<String> bad = Vectors.texts(Vectors.own("tile_paths.json").get("bad"));
        assertThat(bad).hasSizeGreaterThan(20);
        for (String path : bad)
            assertThatThrownBy(() -> TilePath.parse(path)).as(path).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> TilePath.parse("tile/0/x009/x223/x372/x036/x854/x775/808"))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> TilePath.parse("tile/0/000\n")).isInstanceOf(Malformed.class);
    }

    @Test
    void the_last_tile_has_a_path_too() {
        TilePath last = new TilePath(0, Long.MAX_VALUE, TilePath.FULL);
        assertThat(last).hasToString("tile/0/x009/x223/x372/x036/x854/x775/807");
        assertThat(TilePath.parse(last.toString())).isEqualTo(last);
    }

    @Test
    void any_path_is_read_as_it_was_written() {
        Random random = new Random(20261123);
        for (int i = 0; i < 5000; i++) {
            long index = random.nextLong() >>> 1 + random.nextInt(63);
            TilePath path = new TilePath(random.nextInt(65) - 1, index, 1 + random.nextInt(256));
            assertThat(TilePath.parse(path.toString())).isEqualTo(path);
        }
    }

    @Test
    void no_path_is_written_in_two_ways() {
        for (String path : List.of("tile/3/x001/x234/067.p/41", "tile/entries/x999/000", "tile/0/255"))
            Mutants.areRefusedOrKept(path.getBytes(StandardCharsets.UTF_8), bytes -> TilePath.parse(
                            new String(bytes, StandardCharsets.ISO_8859_1))
                    .toString()
                    .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void what_no_tile_can_be_is_refused() {
        assertThatThrownBy(() -> new TilePath(-2, 0, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath(64, 0, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath(0, -1, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 0)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 257)).isInstanceOf(Malformed.class);
    }

    /** Where numbers are written in other digits, paths are not. */
    @Test
    void paths_are_the_same_in_every_country() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new TilePath(0, 1_234_067, 7)).hasToString("tile/0/x001/x234/067.p/7");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_level_has_as_many_hashes_as_there_are_complete_subtrees() {
        for (long size : new long[] {0, 1, 255, 256, 257, 65_535, 65_536, 70_000, 1L << 24, Long.MAX_VALUE})
            for (int level = 0; level < 64; level++) {
                long hashes = level < 8 ? size >>> 8 * level : 0;
                assertThat(TilePath.full(level, size)).isEqualTo(hashes / 256);
                assertThat(TilePath.edge(level, size)).isEqualTo((int) (hashes % 256));
            }
        assertThat(TilePath.full(TilePath.ENTRIES, 1000)).isEqualTo(3);
        assertThat(TilePath.edge(TilePath.ENTRIES, 1000)).isEqualTo(232);
    }
}
