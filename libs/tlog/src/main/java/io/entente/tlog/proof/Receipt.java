package io.entente.tlog.proof;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.tree.Hash;
import io.entente.tlog.tree.Inclusion;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proof that an entry is in a log (C2SP tlog-proof): verifies offline, with the entry and a policy.
 *
 * @param extra whatever came along; proves nothing by itself
 * @param checkpoint with all its cosignatures
 */
public record Receipt(Optional<String> extra, Inclusion inclusion, SignedNote checkpoint) {
    /** By which a file of this kind is known. */
    public static final String SUFFIX = ".tlog-proof";

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final int MOST_HASHES = 63;

    public Receipt {
        extra.ifPresent(Strict::base64);
        if (inclusion.path().size() > MOST_HASHES)
            throw new Malformed("a proof of more than " + MOST_HASHES + " hashes");
    }

    /** @throws Malformed for what is no receipt */
    public static Receipt parse(byte[] bytes) {
        String all = Strict.text(bytes);
        int end = all.indexOf("\n\n");
        if (end < 0) throw new Malformed("a receipt without an empty line before its checkpoint");
        List<String> lines = new ArrayList<>(Strict.lines(all.substring(0, end + 1)));
        if (!lines.remove(0).equals(HEADER)) throw new Malformed("not " + HEADER);
        Optional<String> extra = Optional.empty();
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA))
            extra = Optional.of(Strict.after(EXTRA, lines.remove(0)));
        if (lines.isEmpty()) throw new Malformed("a receipt without an index");
        long index = Strict.decimal(Strict.after("index ", lines.remove(0)));
        return new Receipt(
                extra,
                new Inclusion(index, lines.stream().map(Hash::ofBase64).toList()),
                SignedNote.parse(all.substring(end + 2).getBytes(StandardCharsets.UTF_8)));
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extra.ifPresent(said -> text.append(EXTRA).append(said).append('\n'));
        text.append("index ").append(inclusion.index()).append('\n');
        inclusion.path().forEach(hash -> text.append(hash.base64()).append('\n'));
        text.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The checkpoint under which the log holds this entry.
     *
     * @param entry as the log has it
     * @throws NotVerified when it does not, or too few have signed that it does
     */
    public Checkpoint verify(byte[] entry, Policy policy) {
        Checkpoint signed = policy.verified(checkpoint);
        if (!inclusion.leads(Hash.ofLeaf(entry), signed.head()))
            throw new NotVerified("the proof does not lead from this entry to the checkpoint");
        return signed;
    }
}
