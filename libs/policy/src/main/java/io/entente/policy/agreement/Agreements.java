package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.Urgency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The agreements a decision looks at: every version that is signed and not suspended.
 *
 * <p>An agreement lives for each of its parties by itself, since nobody but a party can end what it agreed to. Whoever a
 * version names has moved on to it once its time has come, and comes back to no lower one when that time is over. A version
 * permits between two that both still stand by it. What it forbids between two binds until both are released from it: what
 * others, or one of the two, sign later without the other takes no forbid away.
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

    /** Those in force at the instant for any of their parties, whoever these are, by id, a higher version before a lower. */
    public List<Agreement> standing(Instant at) {
        List<Agreement> standing = new ArrayList<>();
        for (List<Agreement> life : lives) {
            Set<String> movedOn = new HashSet<>();
            for (Agreement version : life) {
                if (!version.inForce().begun(at)) continue;
                List<String> named = version.parties().stream().map(Party::code).toList();
                if (version.inForce().contains(at) && !movedOn.containsAll(named)) standing.add(version);
                movedOn.addAll(named);
            }
        }
        return List.copyOf(standing);
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

    /**
     * Those in force at the instant between two of their parties, by id, a higher version before a lower. One from which
     * either has moved on has nothing left but what it forbids.
     */
    public List<Agreement> between(Participant one, Participant other, Instant at) {
        BitSet candidates = naming(one);
        candidates.and(naming(other));
        List<Agreement> between = new ArrayList<>();
        for (int life = candidates.nextSetBit(0); life >= 0; life = candidates.nextSetBit(life + 1)) {
            Place ofOne = new Place(one);
            Place ofOther = new Place(other);
            for (Agreement version : lives.get(life)) {
                if (!version.inForce().begun(at)) continue;
                boolean binding =
                        version.inForce().contains(at) && version.covers(one, at) && version.covers(other, at);
                if (binding && !ofOne.movedOn() && !ofOther.movedOn()) between.add(version);
                else if (binding && !(ofOne.released(version) && ofOther.released(version)))
                    between.add(version.forbidding());
                ofOne.after(version);
                ofOther.after(version);
            }
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

    /** Every instant at which an agreement or a membership starts or ends. */
    public Stream<Instant> edges() {
        return all.stream()
                .flatMap(agreement -> Stream.concat(
                        agreement.inForce().edges(),
                        agreement.parties().stream()
                                .flatMap(party -> party.member().edges())));
    }
}
