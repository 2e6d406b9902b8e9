package io.entente.tlog.witness;

import io.entente.tlog.Malformed;
import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.NoteSignature;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.SignerKey;
import io.entente.tlog.note.VerifierKey;
import io.entente.tlog.tree.TreeHead;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Says of a log's checkpoint that it continues all that this witness has seen of the log before, or says why not. */
public final class Witness {
    private final SignerKey key;
    private final List<VerifierKey> logs;
    private final WitnessStore store;
    private final Clock clock;

    /** @param logs whose checkpoints it cosigns; several of one name are keys of one log */
    public Witness(SignerKey key, Collection<VerifierKey> logs, WitnessStore store, Clock clock) {
        this.key = key;
        this.logs = List.copyOf(logs);
        this.store = store;
        this.clock = clock;
    }

    /**
     * Answers one request: one at a time, so that nobody else's comes between the look at what was signed last and the
     * signature.
     *
     * @throws IOException when what was seen could not be kept; then nothing is signed
     */
    public synchronized WitnessAnswer add(byte[] body) throws IOException {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (Malformed e) {
            return WitnessAnswer.refused(400, e.getMessage());
        }
        Optional<WitnessAnswer> refused = unsigned(request);
        return refused.isPresent() ? refused.get() : continued(request);
    }

    /** @return the checkpoint seen last of a log, with the log's lines and this witness's */
    public Optional<SignedNote> latest(String folder) throws IOException {
        for (VerifierKey log : logs)
            if (WitnessStore.folder(log.name()).equals(folder)) return store.latest(log.name());
        return Optional.empty();
    }

    private Optional<WitnessAnswer> unsigned(AddCheckpoint request) {
        List<VerifierKey> keys = logs.stream()
                .filter(log -> log.name().equals(request.checkpoint().origin()))
                .toList();
        if (keys.isEmpty()) return Optional.of(WitnessAnswer.refused(404, "a log that this witness does not know"));
        try {
            if (!request.note().verifiedBy(keys).isEmpty()) return Optional.empty();
        } catch (NotVerified e) {
            return Optional.of(WitnessAnswer.refused(403, e.getMessage()));
        }
        return Optional.of(WitnessAnswer.refused(403, "the log has not signed it"));
    }

    private WitnessAnswer continued(AddCheckpoint request) throws IOException {
        Checkpoint checkpoint = request.checkpoint();
        Optional<SignedNote> latest = store.latest(checkpoint.origin());
        TreeHead seen = latest.map(note -> Checkpoint.parse(note.text()).head()).orElse(TreeHead.EMPTY);
        if (request.old() > checkpoint.head().size()) return WitnessAnswer.refused(400, "old is beyond the checkpoint");
        if (request.old() != seen.size()) return WitnessAnswer.atSize(seen.size());
        if (!checkpoint.head().isPossible() || !request.proof().joins(seen, checkpoint.head())) {
            store.keepEvidence(checkpoint.origin(), ofLog(request.note()), latest);
            return WitnessAnswer.refused(422, "it does not continue what was cosigned before");
        }
        NoteSignature line = key.sign(request.note().text(), clock.instant().getEpochSecond());
        store.keep(checkpoint.origin(), ofLog(request.note()).with(List.of(line)));
        return WitnessAnswer.cosigned(line.line());
    }

    /**
     * Without the lines of others, which this witness has not looked at, and with one of each of the log's keys: there is no
     * end to the lines that a log can sign with.
     */
    private SignedNote ofLog(SignedNote note) {
        return new SignedNote(
                note.text(),
                logs.stream()
                        .flatMap(log -> note.signatures().stream()
                                .filter(log::isNamedBy)
                                .limit(1))
                        .toList());
    }
}
