package io.entente.tlog.witness;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Hash;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a log asks of a witness.
 *
 * @param old how large the log was when the witness signed last, as the log believes
 * @param proof from there to the checkpoint
 */
public record AddCheckpoint(long old, Consistency proof, SignedNote note, Checkpoint checkpoint) {
    private static final int MOST_HASHES = 63;

    /** @throws Malformed for what is no such request */
    public static AddCheckpoint parse(byte[] body) {
        String all = Strict.text(body);
        int end = all.indexOf("\n\n");
        if (end < 0) throw new Malformed("a request without an empty line before its checkpoint");
        List<String> lines = Strict.lines(all.substring(0, end + 1));
        List<String> hashes = lines.subList(1, lines.size());
        if (hashes.size() > MOST_HASHES) throw new Malformed("a proof of more than " + MOST_HASHES + " hashes");
        SignedNote note = SignedNote.parse(all.substring(end + 2).getBytes(StandardCharsets.UTF_8));
        return new AddCheckpoint(
                Strict.decimal(Strict.after("old ", lines.get(0))),
                new Consistency(hashes.stream().map(Hash::ofBase64).toList()),
                note,
                Checkpoint.parse(note.text()));
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder("old ").append(old).append('\n');
        proof.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append(new String(note.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
