package io.entente.tlog.note;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text and signatures over it (C2SP signed-note).
 *
 * @param text ends in a line feed
 * @param signatures at least one; nothing is known yet of whether they hold
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Enough for a checkpoint with dozens of cosignatures, post-quantum ones among them. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final int MOST_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!Strict.text(text.getBytes(StandardCharsets.UTF_8)).equals(text))
            throw new Malformed("a note that cannot be written in UTF-8");
        if (!text.endsWith("\n")) throw new Malformed("a note whose text does not end in a line feed");
        if (signatures.isEmpty()) throw new Malformed("a note without a signature");
        if (signatures.size() > MOST_SIGNATURES)
            throw new Malformed("a note of more than " + MOST_SIGNATURES + " signatures");
    }

    /** @throws Malformed for what is no note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) throw new Malformed("a note of more than " + MOST_BYTES + " bytes");
        String all = Strict.text(bytes);
        int end = all.lastIndexOf("\n\n");
        if (end < 0) throw new Malformed("a note without an empty line before its signatures");
        return new SignedNote(
                all.substring(0, end + 1),
                Strict.lines(all.substring(end + 2)).stream()
                        .map(NoteSignature::parse)
                        .toList());
    }

    public byte[] bytes() {
        StringBuilder all = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> all.append(signature.line()));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same with more lines; those that it has already are not repeated. */
    public SignedNote with(Collection<NoteSignature> more) {
        Set<NoteSignature> all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    /**
     * Whose signatures hold. Lines of keys that are not asked about are passed over.
     *
     * @return in the order in which the keys were given, each once; none where none of them signed
     * @throws NotVerified where a line bears the name and id of one of the keys and does not hold: somebody changed something
     */
    public List<VerifierKey> verifiedBy(Collection<VerifierKey> keys) {
        List<VerifierKey> verified = new ArrayList<>();
        for (VerifierKey key : keys) {
            List<NoteSignature> lines =
                    signatures.stream().filter(key::isNamedBy).toList();
            for (NoteSignature line : lines)
                if (!key.verifies(text, line)) throw new NotVerified("a signature of " + key.name() + " does not hold");
            if (!lines.isEmpty() && !verified.contains(key)) verified.add(key);
        }
        return verified;
    }
}
