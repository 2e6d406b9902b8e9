package io.entente.tlog.tile;

import io.entente.tlog.Vectors;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.VerifierKey;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.Inclusion;
import io.entente.tlog.tree.TreeHead;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A log that Tessera wrote, with all its checkpoints, partial tiles and bundles. */
class ThirdPartyLogTest {
    private static final VerifierKey KEY =
            VerifierKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");
    private static final List<byte[]> ENTRIES = Arrays.stream(
                    ("one two three four five six seven eit nain ten ileven twelf threeten fourten fivten").split(" "))
            .map(entry -> entry.getBytes(StandardCharsets.UTF_8))
            .toList();

    private static Path folder() {
        return Vectors.ofOthers("tessera-testlog").resolve("testdata/log");
    }

    @Test
    void each_checkpoint_is_signed_and_has_the_root_of_its_tiles() throws IOException {
        Path log = folder();
        for (int size = 0; size <= ENTRIES.size(); size++)
            assertThat(tree(log, size).root((long) size))
                    .isEqualTo(head(log, size).root());
    }

    @Test
    void each_bundle_has_the_entries_and_each_tile_their_hashes() throws IOException {
        Path log = folder();
        for (int size = 1; size <= ENTRIES.size(); size++) {
            List<byte[]> entries = ENTRIES.subList(0, size);
            byte[] bundle = Files.readAllBytes(log.resolve(new TilePath(TilePath.ENTRIES, 0, size).toString()));
            assertThat(Bundle.entries(bundle, size)).containsExactlyElementsOf(entries);
            assertThat(Bundle.of(entries)).isEqualTo(bundle);
            Tile tile = Tile.parse(Files.readAllBytes(log.resolve(new TilePath(0, 0, size).toString())), size);
            assertThat(tile.hashes())
                    .isEqualTo(entries.stream().map(Hash::ofLeaf).toList());
        }
    }

    @Test
    void each_entry_is_in_each_tree_and_each_tree_continues_the_ones_before() throws IOException {
        Path log = folder();
        List<TreeHead> heads = new ArrayList<>();
        for (int size = 0; size <= ENTRIES.size(); size++) {
            heads.add(head(log, size));
            TiledTree tree = tree(log, size);
            for (int index = 0; index < size; index++)
                assertThat(Inclusion.prove(index, size, tree).leads(Hash.ofLeaf(ENTRIES.get(index)), heads.get(size)))
                        .isTrue();
            for (int from = 0; from <= size; from++)
                assertThat(Consistency.prove(from, size, tree).joins(heads.get(from), heads.get(size)))
                        .isTrue();
        }
    }

    private static TreeHead head(Path log, int size) throws IOException {
        SignedNote note = SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint." + size)));
        assertThat(note.verifiedBy(List.of(KEY))).containsExactly(KEY);
        TreeHead head = Checkpoint.parse(note.text()).head();
        assertThat(head.size()).isEqualTo(size);
        return head;
    }

    private static TiledTree tree(Path log, int size) {
        return new TiledTree(size, path -> {
            try {
                return Tile.parse(Files.readAllBytes(log.resolve(path.toString())), path.width());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
