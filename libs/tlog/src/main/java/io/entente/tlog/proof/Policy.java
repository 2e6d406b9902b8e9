package io.entente.tlog.proof;

import io.entente.tlog.note.Checkpoint;
import io.entente.tlog.note.NotVerified;
import io.entente.tlog.note.SignedNote;
import io.entente.tlog.note.VerifierKey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose signatures a checkpoint needs (C2SP tlog-policy).
 *
 * @param logs any one of which signs, for the origin that is its key's name
 * @param witnesses by name in the policy
 * @param quorum which of them; of none where the log's word is enough
 */
public record Policy(List<VerifierKey> logs, Map<String, VerifierKey> witnesses, Quorum quorum) {
    public Policy {
        logs = List.copyOf(logs);
        witnesses = Map.copyOf(witnesses);
    }

    /** Which witnesses together are enough. */
    sealed interface Quorum permits Nobody, Witness, Group {
        /** @param signed names of the witnesses whose cosignatures hold */
        boolean isMetBy(Set<String> signed);
    }

    /** No witness is needed. */
    record Nobody() implements Quorum {
        @Override
        public boolean isMetBy(Set<String> signed) {
            return true;
        }
    }

    /** This one. */
    record Witness(String name) implements Quorum {
        @Override
        public boolean isMetBy(Set<String> signed) {
            return signed.contains(name);
        }
    }

    /** So many of these. */
    record Group(int threshold, List<Quorum> members) implements Quorum {
        Group {
            members = List.copyOf(members);
        }

        @Override
        public boolean isMetBy(Set<String> signed) {
            return members.stream().filter(member -> member.isMetBy(signed)).count() >= threshold;
        }
    }

    /** @throws io.entente.tlog.Malformed for what is no policy */
    public static Policy parse(String text) {
        return PolicyText.read(text);
    }

    /**
     * What a checkpoint says, once everybody has signed who must.
     *
     * @throws NotVerified otherwise, with what is missing
     */
    public Checkpoint verified(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        List<VerifierKey> ofOrigin = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (ofOrigin.isEmpty()) throw new NotVerified("the checkpoint is of a log that the policy does not name");
        if (note.verifiedBy(ofOrigin).isEmpty()) throw new NotVerified("the log has not signed the checkpoint");
        if (!checkpoint.head().isPossible()) throw new NotVerified("a tree without entries has the root of some");
        Set<String> signed = cosigners(note);
        if (!quorum.isMetBy(signed))
            throw new NotVerified("too few witnesses have signed the checkpoint: " + List.copyOf(sorted(signed)));
        return checkpoint;
    }

    /** The witnesses whose cosignatures hold, by their names in the policy. */
    public Set<String> cosigners(SignedNote note) {
        Set<VerifierKey> verified = new HashSet<>(note.verifiedBy(witnesses.values()));
        Set<String> names = new HashSet<>();
        witnesses.forEach((name, key) -> {
            if (verified.contains(key)) names.add(name);
        });
        return names;
    }

    private static List<String> sorted(Set<String> names) {
        List<String> sorted = new ArrayList<>(names);
        sorted.sort(null);
        return sorted;
    }
}
