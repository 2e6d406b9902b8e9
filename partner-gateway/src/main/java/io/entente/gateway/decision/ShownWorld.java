package io.entente.gateway.decision;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.Mode;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Obligation;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A decision put together anew from what it showed its asker and nothing else: what this world answers, the asker could
 * have worked out by itself. It holds the record's type and markings, which were shown, and of everything else that a
 * decision looks at what the answer implies: who was named and under which agreements, which consents there were. Where
 * type or markings stayed behind there is no such world, nor of a pointer, which shows neither.
 */
final class ShownWorld {
    private final Request request;
    private final Reach shown;
    private final Gathered inputs;

    private ShownWorld(Request request, Reach shown, Gathered inputs) {
        this.request = request;
        this.shown = shown;
        this.inputs = inputs;
    }

    /** @return empty where what was shown does not say enough */
    static Optional<ShownWorld> of(RecordedDecision recorded, Gathered inputs) {
        Optional<Decision> again = inputs.decide(recorded.request());
        // Of an answer that is not given any more, the record does not say whose items stayed behind.
        if (!DecisionText.json(again).equals(recorded.answer())) return Optional.empty();
        return again.flatMap(decision -> decision.fold(
                disclose -> of(recorded.request(), inputs, disclose),
                point -> Optional.<ShownWorld>empty(),
                withhold -> Optional.<ShownWorld>empty()));
    }

    private static Optional<ShownWorld> of(Request request, Gathered inputs, Disclose disclose) {
        if (!disclose.permits(FieldClass.TYPE, DataSubject.NONE)
                || !disclose.permits(FieldClass.MARKING, DataSubject.NONE)) return Optional.empty();
        return inputs.labels()
                .map(labels -> new ShownWorld(
                        request,
                        Reach.of(Optional.of(disclose)),
                        new Gathered(
                                Optional.of(labels(request, labels, disclose)),
                                inputs.agreements(),
                                consents(request, labels, disclose),
                                inputs.issuer())));
    }

    /** Whose record it is, every statement says; that the owner's own information is passed on, none does. */
    private static Labels labels(Request request, Labels real, Disclose disclose) {
        Markings markings = real.markings();
        return new Labels(
                real.record(),
                real.owner(),
                real.owner().agency(),
                real.contact(),
                real.type(),
                Sorted.set(List.of(request.purpose())),
                Markings.of(
                        markings.tlp(),
                        markings.classification(),
                        markings.handling(),
                        markings.controls(),
                        // Whoever was shown it was among those, and may not be told of the others.
                        List.of()),
                Sorted.set(List.of()),
                Map.of(),
                new Release(named(request, disclose), false));
    }

    private static List<Recipient> named(Request request, Disclose disclose) {
        Recipient asker = Recipient.of(request.asker().agency(), Mode.FULL);
        return disclose.clauses().stream()
                .map(ClauseRef::agreement)
                .distinct()
                .map(asker::under)
                .toList();
    }

    private static Consents consents(Request request, Labels real, Disclose disclose) {
        return Consents.of(disclose.obligations().all().stream()
                .filter(obligation -> obligation.kind() == Obligation.Kind.CONSENT)
                .map(obligation -> new Consent(
                        obligation.source(),
                        Consent.Kind.of(obligation.value()),
                        real.record(),
                        real.owner().agency(),
                        request.asker().agency(),
                        Sorted.set(List.of(request.purpose())),
                        List.of(),
                        Span.ALWAYS))
                .toList());
    }

    /** @return what of that which was shown would not be under the draft */
    SortedSet<String> closedBy(Agreement draft) {
        Reach before = Reach.of(inputs.decide(request));
        Reach after = Reach.of(inputs.decide(request, draft));
        return shown.and(before).beyond(after);
    }
}
