package io.entente.policy.agreement;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The agreements a decision looks at: every version that is signed and not suspended. At any instant the highest version
 * of an agreement whose time has come is in force and the others are not.
 */
public final class Agreements {
    public static final Agreements NONE = new Agreements(List.of());

    private static final Comparator<Agreement> ORDER = Comparator.comparing(Agreement::id)
            .thenComparing(Comparator.comparingInt(Agreement::version).reversed());

    private final List<Agreement> all;

    private Agreements(List<Agreement> all) {
        this.all = all;
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
        return inForce(at)
                .filter(agreement -> agreement.covers(one, at) && agreement.covers(other, at))
                .toList();
    }

    private Stream<Agreement> inForce(Instant at) {
        Map<String, Agreement> highest = new LinkedHashMap<>();
        for (Agreement agreement : all)
            if (agreement.inForce().contains(at)) highest.putIfAbsent(agreement.id(), agreement);
        return highest.values().stream();
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
