package io.entente.tlog.proof;

import io.entente.tlog.Malformed;
import io.entente.tlog.Strict;
import io.entente.tlog.note.KeyKind;
import io.entente.tlog.note.VerifierKey;
import io.entente.tlog.proof.Policy.Group;
import io.entente.tlog.proof.Policy.Nobody;
import io.entente.tlog.proof.Policy.Quorum;
import io.entente.tlog.proof.Policy.Witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A policy being read, line by line: what a line names must stand above it. */
final class PolicyText {
    private static final String NONE = "none";
    private static final char DELETE = 0x7f;
    /** Several times what the specification asks for, and so few that groups within groups exhaust nobody. */
    private static final int MOST = 256;

    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, VerifierKey> witnesses = new LinkedHashMap<>();
    private final Map<String, Quorum> members = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private Optional<Quorum> quorum = Optional.empty();

    private PolicyText() {}

    static Policy read(String text) {
        PolicyText policy = new PolicyText();
        for (String line : lines(text)) policy.take(line);
        if (policy.logs.isEmpty()) throw new Malformed("a policy without a log");
        return new Policy(
                policy.logs,
                policy.witnesses,
                policy.quorum.orElseThrow(() -> new Malformed("a policy without a quorum")));
    }

    private static List<String> lines(String text) {
        // White space is spaces and tabs; a tab would be refused in a note.
        Strict.text(text.replace('\t', ' ').getBytes(StandardCharsets.UTF_8));
        if (text.indexOf(DELETE) >= 0) throw new Malformed("a control character");
        return Strict.lines(text);
    }

    private void take(String line) {
        String said = line.replaceAll("[ \t]+", " ").trim();
        // A comment is a line of its own: names and addresses may have the sign in them.
        if (said.isEmpty() || said.startsWith("#")) return;
        List<String> words = List.of(said.split(" "));
        switch (words.get(0)) {
            case "log" -> log(words);
            case "witness" -> witness(words);
            case "group" -> group(words);
            case "quorum" -> quorum(words);
            default -> throw new Malformed("a line of a policy that says none of log, witness, group, quorum");
        }
    }

    private void log(List<String> words) {
        length(words, 2, 3);
        VerifierKey key = VerifierKey.parse(words.get(1));
        if (key.kind() != KeyKind.ED25519) throw new Malformed("a log's key of another kind");
        unlike(key, logs);
        logs.add(key);
    }

    private void witness(List<String> words) {
        length(words, 3, 4);
        VerifierKey key = VerifierKey.parse(words.get(2));
        if (key.kind() == KeyKind.ED25519) throw new Malformed("a witness's key of another kind");
        unlike(key, List.copyOf(witnesses.values()));
        name(words.get(1), new Witness(words.get(1)));
        witnesses.put(words.get(1), key);
    }

    /** One key under two names would count twice. */
    private static void unlike(VerifierKey key, List<VerifierKey> others) {
        if (others.stream().anyMatch(key::isSameKeyAs)) throw new Malformed("one key under two names");
        if (others.size() >= MOST) throw new Malformed("a policy of more than " + MOST + " keys");
    }

    private void group(List<String> words) {
        length(words, 4, MOST);
        List<Quorum> grouped = new ArrayList<>();
        for (String member : words.subList(3, words.size())) grouped.add(use(member));
        name(words.get(1), new Group(threshold(words.get(2), grouped.size()), grouped));
    }

    private static int threshold(String word, int members) {
        if (word.equals("any")) return 1;
        if (word.equals("all")) return members;
        long threshold = Strict.decimal(word);
        if (threshold < 1 || threshold > members)
            throw new Malformed("a group that asks for " + threshold + " of " + members);
        return (int) threshold;
    }

    private void quorum(List<String> words) {
        length(words, 2, 2);
        if (quorum.isPresent()) throw new Malformed("a policy with two quorums");
        quorum = Optional.of(words.get(1).equals(NONE) ? new Nobody() : use(words.get(1)));
    }

    /** Each counts in one place. */
    private Quorum use(String member) {
        Quorum found = members.get(member);
        if (found == null) throw new Malformed("a policy names what does not stand above it");
        if (!used.add(member)) throw new Malformed("a policy counts one twice");
        return found;
    }

    private void name(String name, Quorum member) {
        if (members.size() >= MOST) throw new Malformed("a policy of more than " + MOST + " names");
        if (name.equals(NONE) || members.putIfAbsent(name, member) != null)
            throw new Malformed("a policy gives one name twice");
    }

    private static void length(List<String> words, int least, int most) {
        if (words.size() < least || words.size() > most)
            throw new Malformed("a line of a policy with too few or many words");
    }
}
