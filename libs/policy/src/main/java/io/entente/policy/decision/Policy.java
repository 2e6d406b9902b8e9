package io.entente.policy.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreements;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one place that says whether a field may leave. Deny by default: what no clause permits stays, a forbid beats a
 * permit, and whatever goes wrong denies. Pure, total and deterministic: equal inputs give equal answers, and the
 * request carries the instant.
 */
public final class Policy {
    /** Version of the rules; every decision is recorded with it. */
    public static final String VERSION = "3";

    private Policy() {}

    /** Never throws: a fault is {@code Withhold(error)}. */
    public static Decision decide(Request request, Labels labels, Agreements agreements, Consents consents) {
        try {
            return new Deliberation(request, labels, agreements, consents).decision();
        } catch (RuntimeException fault) {
            return Withhold.because(Reason.ERROR);
        }
    }

    /**
     * What closes one field class of a record to a request, for the owner's side alone. Never throws. It is the same
     * decision about less: {@link #decide} opens a class about such a person exactly where nothing closes it here.
     *
     * @param subject whom the field is about
     * @return empty where the class is open
     */
    public static Optional<Withhold> against(
            Request request,
            Labels labels,
            Agreements agreements,
            Consents consents,
            FieldClass fieldClass,
            DataSubject subject) {
        try {
            if (!request.asked().classes().contains(fieldClass)) return Optional.of(Withhold.because(Reason.NO_CLAUSE));
            return new Deliberation(request, labels, agreements, consents, Set.of(fieldClass))
                    .decision()
                    .fold(
                            disclose -> disclose.against(fieldClass, subject)
                                    .map(reason -> new Withhold(reason, disclose.clauses())),
                            point -> Optional.of(new Withhold(Reason.NO_CLAUSE, point.clauses())),
                            Optional::of);
        } catch (RuntimeException fault) {
            return Optional.of(Withhold.because(Reason.ERROR));
        }
    }

    /**
     * What the asker could obtain at the request's instant if it declared the right purpose: the union over all purposes,
     * for the feed, which an agency reads before it declares one.
     *
     * @param request its purpose does not matter
     */
    public static Visible visibleUnderSomePurpose(
            Request request, Labels labels, Agreements agreements, Consents consents) {
        Map<Purpose, Decision> decisions = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values())
            decisions.put(purpose, decide(request.forPurpose(purpose), labels, agreements, consents));
        return new Visible(decisions);
    }

    /**
     * The first instant after {@code after} at which a date matters; until then no decision about this record changes
     * unless its inputs do.
     */
    public static Optional<Instant> nextInstant(
            Instant after, Labels labels, Agreements agreements, Consents consents) {
        Stream<Instant> designations = labels.release().recipients().stream()
                .flatMap(recipient -> recipient.designated().edges());
        return Stream.of(designations, labels.release().lapses().stream(), agreements.edges(), consents.edges())
                .flatMap(edges -> edges)
                .filter(edge -> edge.isAfter(after))
                .min(Instant::compareTo);
    }
}
