package io.entente.tlog.tree;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;
import io.entente.tlog.Vectors;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The cases of transparency-dev/merkle. */
class ThirdPartyMerkleTest {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Test
    void inclusion_is_as_others_found() throws IOException {
        List<Path> files = files("inclusion");
        for (Path file : files) {
            JsonNode vector = Vectors.json(file);
            boolean holds = fits(vector, "leafIdx", "treeSize")
                    && leads(
                            vector,
                            vector.get("leafIdx").asLong(),
                            vector.get("treeSize").asLong());
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
        }
        assertThat(files).hasSize(98);
    }

    @Test
    void consistency_is_as_others_found() throws IOException {
        List<Path> files = files("consistency");
        List<String> otherwise = new ArrayList<>();
        for (Path file : files) {
            JsonNode vector = Vectors.json(file);
            boolean holds = fits(vector, "size1", "size2")
                    && joins(
                            vector,
                            vector.get("size1").asLong(),
                            vector.get("size2").asLong());
            if (holds != vector.get("wantErr").asBoolean()) continue;
            // That library leaves the empty tree to its caller; a witness starts from it.
            assertThat(vector.get("size1").asLong()).as(file.toString()).isZero();
            assertThat(holds).isTrue();
            otherwise.add(file.getFileName().toString());
        }
        assertThat(files).hasSize(98);
        assertThat(otherwise).hasSize(2);
    }

    /** A subtree that starts where one of its size can is a tree of its own. */
    @Test
    void inclusion_in_a_subtree_is_as_others_found() throws IOException {
        List<Path> files = files("subtreeinclusion");
        for (Path file : files) {
            JsonNode vector = Vectors.json(file);
            boolean holds = fits(vector, "leafIdx", "start", "end") && inSubtree(vector);
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
        }
        assertThat(files).hasSize(204);
    }

    private static boolean inSubtree(JsonNode vector) {
        long start = vector.get("start").asLong();
        long size = vector.get("end").asLong() - start;
        if (size < 1 || start % roundedUp(size) != 0) return false;
        return leads(vector, vector.get("leafIdx").asLong() - start, size);
    }

    private static long roundedUp(long size) {
        return size == 1 ? 1 : 2 * Split.of(size);
    }

    /** Of these, the ones about subtrees at the start: those that a log's history is made of. */
    @Test
    void consistency_of_a_subtree_at_the_start_is_as_others_found() throws IOException {
        int compared = 0;
        for (Path file : files("subtreeconsistency")) {
            JsonNode vector = Vectors.json(file);
            if (!fits(vector, "start", "end", "size") || vector.get("start").asLong() != 0) continue;
            long end = vector.get("end").asLong();
            if (end == 0) continue;
            boolean holds = joins(vector, end, vector.get("size").asLong());
            assertThat(holds)
                    .as(file.toString())
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
            compared++;
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static boolean fits(JsonNode vector, String... numbers) {
        for (String number : numbers) if (vector.get(number).bigIntegerValue().compareTo(LARGEST) > 0) return false;
        return true;
    }

    private static boolean leads(JsonNode vector, long index, long size) {
        try {
            List<Hash> path = Vectors.texts(vector.get("proof")).stream()
                    .map(Hash::ofBase64)
                    .toList();
            Hash leaf = Hash.ofBase64(vector.get("leafHash").asText());
            Hash root = Hash.ofBase64(vector.get("root").asText());
            return new Inclusion(index, path).leads(leaf, new TreeHead(size, root));
        } catch (Malformed e) {
            return false;
        }
    }

    private static boolean joins(JsonNode vector, long from, long to) {
        List<Hash> path = Vectors.texts(vector.get("proof")).stream()
                .map(ThirdPartyMerkleTest::standIn)
                .toList();
        Hash smaller = standIn(vector.get("root1").asText());
        Hash larger = standIn(vector.get("root2").asText());
        return new Consistency(path).joins(new TreeHead(from, smaller), new TreeHead(to, larger));
    }

    /** Some of these hashes are words, and may be, as long as the two are alike: others in their stead, alike where those are. */
    private static Hash standIn(String text) {
        byte[] bytes = Strict.base64(text);
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : Hash.ofLeaf(bytes);
    }

    private static List<Path> files(String kind) throws IOException {
        return Vectors.jsonFiles(
                Vectors.ofOthers("merkle-rfc6962").resolve("testdata").resolve(kind));
    }
}
