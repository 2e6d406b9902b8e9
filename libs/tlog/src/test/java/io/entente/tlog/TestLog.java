package io.entente.tlog;

import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.note.VerifierKey;
import io.entente.tlog.proof.Receipt;
import io.entente.tlog.tree.Consistency;
import io.entente.tlog.tree.Inclusion;
import io.entente.tlog.tree.NaiveTree;
import io.entente.tlog.witness.AddCheckpoint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A log that signs whatever it is asked to, honest or not. */
public final class TestLog {
    public static final String ORIGIN = "audit.example/tests";

    private final SignerKey key;
    private final List<byte[]> entries;
    private final NaiveTree tree;

    private TestLog(SignerKey key, List<byte[]> entries) {
        this.key = key;
        this.entries = List.copyOf(entries);
        this.tree = new NaiveTree(entries);
    }

    public static TestLog of(int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) entries.add(Vectors.entry(i));
        return new TestLog(SignerKey.generate(ORIGIN, KeyKind.ED25519), entries);
    }

    /** Another log under the same key, with the same entries up to this one and others from there on. */
    public TestLog forked(int at, String how) {
        List<byte[]> other = new ArrayList<>(entries.subList(0, at));
        for (int i = at; i < entries.size(); i++) other.add((how + i).getBytes(StandardCharsets.UTF_8));
        return new TestLog(key, other);
    }

    public SignerKey key() {
        return key;
    }

    public VerifierKey verifier() {
        return key.verifier();
    }

    public NaiveTree tree() {
        return tree;
    }

    public byte[] entry(int index) {
        return entries.get(index).clone();
    }

    public SignedNote checkpoint(int size) {
        String text = new Checkpoint(ORIGIN, tree.head(size)).text();
        return new SignedNote(text, List.of(key.sign(text, 0)));
    }

    /** With cosignatures of these, at a second of their own each. */
    public Receipt receipt(int index, int size, List<SignerKey> witnesses) {
        SignedNote note = checkpoint(size);
        for (int i = 0; i < witnesses.size(); i++)
            note = note.with(List.of(witnesses.get(i).sign(note.text(), 1_000 + i)));
        return new Receipt(Optional.empty(), Inclusion.prove(index, size, tree), note);
    }

    public byte[] add(int old, int size) {
        return add(old, size, Consistency.prove(old, size, tree));
    }

    public byte[] add(int old, int size, Consistency proof) {
        SignedNote note = checkpoint(size);
        return new AddCheckpoint(old, proof, note, Checkpoint.parse(note.text())).bytes();
    }
}
