package io.entente.tlog.tile;

import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.tree.Hash;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TileTest {
    private static final Hash HASH = Hash.ofLeaf(new byte[0]);

    @Test
    void a_tile_is_read_as_it_was_written() {
        byte[] bytes = new byte[256 * Hash.BYTES];
        new Random(1).nextBytes(bytes);
        Tile tile = Tile.parse(bytes, 256);
        assertThat(tile.hashes()).hasSize(256);
        assertThat(tile.bytes()).isEqualTo(bytes);
        assertThat(Tile.parse(HASH.bytes(), 1)).isEqualTo(new Tile(List.of(HASH)));
    }

    @Test
    void a_tile_of_another_width_is_refused() {
        for (int length : new int[] {0, 31, 33, 63, 96})
            assertThatThrownBy(() -> Tile.parse(new byte[length], 2)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Tile.parse(new byte[0], 0)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Tile(List.of())).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Tile(Collections.nCopies(257, HASH))).isInstanceOf(Malformed.class);
        assertThat(new Tile(Collections.nCopies(256, HASH)).hashes()).hasSize(256);
    }

    @Test
    void a_bundle_is_read_as_it_was_written() {
        Random random = new Random(2);
        for (int width : new int[] {0, 1, 2, 17, 256}) {
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                byte[] entry = new byte[i % 5 == 0 ? 0 : random.nextInt(600)];
                random.nextBytes(entry);
                entries.add(entry);
            }
            assertThat(Bundle.entries(Bundle.of(entries), width)).containsExactlyElementsOf(entries);
        }
    }

    @Test
    void the_longest_entry_fits_and_one_more_byte_does_not() {
        byte[] longest = new byte[65_535];
        longest[65_534] = 7;
        assertThat(Bundle.entries(Bundle.of(List.of(longest)), 1)).containsExactly(longest);
        assertThatThrownBy(() -> Bundle.of(List.of(new byte[65_536]))).isInstanceOf(Malformed.class);
    }

    @Test
    void a_bundle_of_fewer_or_more_entries_is_refused() {
        byte[] bundle = Bundle.of(List.of(new byte[] {1}, new byte[] {2, 3}));
        assertThatThrownBy(() -> Bundle.entries(bundle, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Bundle.entries(bundle, 3)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Bundle.entries(new byte[] {0}, 1)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Bundle.entries(new byte[] {0, 2, 1}, 1)).isInstanceOf(Malformed.class);
    }

    @Test
    void no_bundle_is_written_in_two_ways() {
        byte[] bundle = Bundle.of(List.of(new byte[] {1}, new byte[0], new byte[300]));
        Mutants.areRefusedOrKept(bundle, bytes -> Bundle.of(Bundle.entries(bytes, 3)));
        byte[] tile = new Tile(List.of(HASH, HASH, HASH)).bytes();
        Mutants.areRefusedOrKept(tile, bytes -> Tile.parse(bytes, 3).bytes());
    }
}
