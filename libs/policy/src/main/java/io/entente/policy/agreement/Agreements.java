package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.Urgency;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agreements a decision looks at: every version that is signed and not suspended. At any instant the highest version
 * of an agreement whose time has come is in force and the others are not.
 */
public final class Agreements {
    private static final BitSet NOWHERE = new BitSet();
    public static final Agreements NONE = new Agreements(List.of());

    private static final Comparator<Agreement> ORDER = Comparator.comparing(Agreement::id)
            .thenComparing(Comparator.comparingInt(Agreement::version).reversed());

    private final List<Agreement> all;

    /** By id, all versions of one agreement, the highest first. */
    private final List<List<Agreement>> lives;

    /** By the code of a party, which of {@link #lives} have a version that names it: a decision looks at no others. */
    private final Map<String, BitSet> naming = new HashMap<>();

    private Agreements(List<Agreement> all) {
        this.all = all;
        this.lives = List.copyOf(all.stream()
                .collect(Collectors.groupingBy(Agreement::id, LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values());
        for (int life = 0; life < lives.size(); life++)
            for (Agreement version : lives.get(life))
                for (Party party : version.parties())
                    naming.computeIfAbsent(party.code(), code -> new BitSet()).set(life);
    }

    /** @throws IllegalArgumentException when one version stands there twice */
    public static Agreements of(Collection<Agreement> agreements) {
        List<Agreement> sorted = agreements.stream().sorted(ORDER).toList();
        for (int i = 1; i < sorted.size(); i++)
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0)
                throw new IllegalArgumentException("agreement " + sorted.get(i).id() + " has one version twice");
        return new Agreements(sorted);
    }

    /** By id, a higher version before a lower. */
    public List<Agreement> all() {
        return all;
    }

    /** One hash over all of them. */
    public String hash() {
        ArrayNode hashes = JsonNodeFactory.instance.arrayNode();
        all.forEach(agreement -> hashes.add(agreement.hash()));
        return CanonicalJson.hash(hashes);
    }

    /** Those in force at the instant, whoever their parties are, by id. */
    public List<Agreement> standing(Instant at) {
        Map<String, Agreement> highest = new LinkedHashMap<>();
        for (Agreement version : all) if (version.inForce().contains(at)) highest.putIfAbsent(version.id(), version);
        return List.copyOf(highest.values());
    }

    /** Whether one of these clauses is of a circle whose members are hidden from each other. */
    public boolean hideMembers(Collection<ClauseRef> clauses) {
        return all.stream().filter(Agreement::hiddenMembers).anyMatch(agreement -> clauses.stream()
                .anyMatch(clause ->
                        clause.agreement().equals(agreement.id()) && clause.version() == agreement.version()));
    }

    /** A response clock and the clause that sets it. */
    public record ClockOf(ClauseRef clause, ResponseClock clock) {}

    /**
     * The clock under which a request that leaves under these clauses is to be answered: of those that they set for its
     * urgency the shortest, since every obligation of every clause holds.
     *
     * @param received when its recipient had it
     * @return empty where none of the clauses sets one
     */
    public Optional<ClockOf> clock(Collection<ClauseRef> clauses, Urgency urgency, Instant received) {
        return all.stream()
                .flatMap(agreement -> agreement.clauses().stream())
                .filter(clause -> clauses.contains(clause.ref()))
                .flatMap(clause -> clause.terms().clocks().stream()
                        .filter(clock -> clock.urgency() == urgency)
                        .map(clock -> new ClockOf(clause.ref(), clock)))
                .min(Comparator.comparing((ClockOf set) -> set.clock().due(received))
                        .thenComparing(ClockOf::clause));
    }

    /**
     * What binds a caller by its issuer (P4): under an agreement that pins the caller's party to another issuer nothing is
     * permitted to it, and what the agreement forbids stays forbidden.
     *
     * @param issuer whose tokens speak for the asker's jurisdiction here
     */
    public Agreements heeding(Participant asker, String issuer) {
        if (all.stream().noneMatch(agreement -> agreement.distrusts(asker, issuer))) return this;
        return of(all.stream()
                .map(agreement -> agreement.distrusts(asker, issuer) ? agreement.forbidding() : agreement)
                .toList());
    }

    /** Those in force at the instant to which both are parties, by id. */
    public List<Agreement> between(Participant one, Participant other, Instant at) {
        BitSet candidates = naming(one);
        candidates.and(naming(other));
        List<Agreement> between = new ArrayList<>();
        for (int life = candidates.nextSetBit(0); life >= 0; life = candidates.nextSetBit(life + 1)) {
            Agreement inForce = inForce(lives.get(life), at);
            if (inForce != null && inForce.covers(one, at) && inForce.covers(other, at)) between.add(inForce);
        }
        return List.copyOf(between);
    }

    private BitSet naming(Participant participant) {
        BitSet either = new BitSet();
        for (String code :
                List.of(participant.jurisdiction().value(), participant.agency().value()))
            either.or(naming.getOrDefault(code, NOWHERE));
        return either;
    }

    /** The highest version decides for members who left with it too: a lower one that names them is over. */
    private static @Nullable Agreement inForce(List<Agreement> versions, Instant at) {
        for (Agreement version : versions) if (version.inForce().contains(at)) return version;
        return null;
    }

    /** Every instant at which an agreement or a membership starts or ends. */
    public Stream<Instant> edges() {
        return all.stream()
                .flatMap(agreement -> Stream.concat(
                        agreement.inForce().edges(),
                        agreement.parties().stream()
                                .flatMap(party -> party.member().edges())));
    }
}
