package io.entente.tlog.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.entente.tlog.Malformed;
import io.entente.tlog.Mutants;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.note.VerifierKey;
import io.entente.tlog.proof.Policy;
import io.entente.tlog.proof.Receipt;
import io.entente.tlog.tile.Bundle;
import io.entente.tlog.tile.Tile;
import io.entente.tlog.tile.TilePath;
import io.entente.tlog.witness.AddCheckpoint;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Whatever bytes there are, each parser refuses them or reads exactly what stands there. Every build tries the seeds; to look
 * for more: {@code mvn -B -ntp -Pfuzz -pl libs/tlog test -Dtest='ParsersFuzzTest#note'}.
 */
class ParsersFuzzTest {
    private static final String SEEDS = "io.entente.tlog.fuzz.Seeds#";
    private static final String PATIENCE = "60s";
    private static final int WIDTH = 3;
    private static final Policy POLICY = Policy.parse(Seeds.policy());
    private static final VerifierKey LOG = VerifierKey.parse(Seeds.logKey());

    @MethodSource(SEEDS + "notes")
    @FuzzTest(maxDuration = PATIENCE)
    void note(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, note -> SignedNote.parse(note).bytes());
    }

    @MethodSource(SEEDS + "notes")
    @FuzzTest(maxDuration = PATIENCE)
    void verified(byte[] bytes) {
        try {
            POLICY.verified(SignedNote.parse(bytes));
        } catch (Malformed | NotVerified refused) {
            // As it should be for nearly all of them.
        }
    }

    @MethodSource(SEEDS + "checkpoints")
    @FuzzTest(maxDuration = PATIENCE)
    void checkpoint(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, text -> utf8(Checkpoint.parse(text(text)).text()));
    }

    @MethodSource(SEEDS + "keys")
    @FuzzTest(maxDuration = PATIENCE)
    void key(byte[] bytes) {
        Mutants.isRefusedOrKept(
                bytes, vkey -> utf8(VerifierKey.parse(text(vkey)).toString()));
    }

    @MethodSource(SEEDS + "secretKeys")
    @FuzzTest(maxDuration = PATIENCE)
    void secretKey(byte[] bytes) {
        Mutants.isRefusedOrKept(
                bytes, skey -> utf8(SignerKey.parse(text(skey), LOG).secret()));
    }

    @MethodSource(SEEDS + "receipts")
    @FuzzTest(maxDuration = PATIENCE)
    void receipt(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, receipt -> Receipt.parse(receipt).bytes());
    }

    @MethodSource(SEEDS + "policies")
    @FuzzTest(maxDuration = PATIENCE)
    void policy(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, policy -> {
            Policy.parse(text(policy));
            return policy;
        });
    }

    @MethodSource(SEEDS + "requests")
    @FuzzTest(maxDuration = PATIENCE)
    void request(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, request -> AddCheckpoint.parse(request).bytes());
    }

    @MethodSource(SEEDS + "paths")
    @FuzzTest(maxDuration = PATIENCE)
    void path(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, path -> TilePath.parse(new String(path, StandardCharsets.ISO_8859_1))
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource(SEEDS + "bundles")
    @FuzzTest(maxDuration = PATIENCE)
    void bundle(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, bundle -> Bundle.of(Bundle.entries(bundle, WIDTH)));
    }

    @MethodSource(SEEDS + "tiles")
    @FuzzTest(maxDuration = PATIENCE)
    void tile(byte[] bytes) {
        Mutants.isRefusedOrKept(bytes, tile -> Tile.parse(tile, WIDTH).bytes());
    }

    /** As whoever has bytes reads them. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("not UTF-8");
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
