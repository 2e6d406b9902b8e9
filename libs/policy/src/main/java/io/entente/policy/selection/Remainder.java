package io.entente.policy.selection;

import io.entente.kernel.vocabulary.DataSubject;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Reason;
import io.entente.policy.decision.Request;
import io.entente.policy.decision.Withhold;

import java.util.List;
import java.util.Optional;

/** What of a version that is disclosed stays behind, claim by claim, with what closes it. For the owner's side alone. */
public final class Remainder {
    private final Request request;
    private final Offered version;
    private final Agreements agreements;
    private final Consents consents;

    private Remainder(Request request, Offered version, Agreements agreements, Consents consents) {
        this.request = request;
        this.version = version;
        this.agreements = agreements;
        this.consents = consents;
    }

    /**
     * @param decision the one made of the others
     * @return in the statement's order
     */
    public static List<Closed> of(
            Disclose decision, Request request, Offered version, Agreements agreements, Consents consents) {
        return new Remainder(request, version, agreements, consents).of(decision);
    }

    private List<Closed> of(Disclose decision) {
        List<Mark> open = new Discretion(request, version.labels().owner(), agreements)
                .about(decision, Selection.of(decision, version));
        return version.marks().stream()
                .filter(mark -> !open.contains(mark))
                .map(mark -> closed(mark, decision))
                .toList();
    }

    private Closed closed(Mark mark, Disclose decision) {
        if (mark.ends().isPresent()) return Closed.end(mark);
        DataSubject subject = Selection.subject(version, mark);
        return against(mark, subject)
                .map(withhold -> Closed.by(withhold, mark, subject))
                .orElseGet(() -> Closed.hidden(mark, decision.clauses()));
    }

    private Optional<Withhold> against(Mark mark, DataSubject subject) {
        // Of what nobody has classed no clause can speak.
        if (mark.fieldClass().isEmpty()) return Optional.of(new Withhold(Reason.NO_CLAUSE, Sorted.set(List.of())));
        return Policy.against(
                request,
                version.labels(),
                agreements,
                consents,
                mark.fieldClass().get(),
                subject);
    }
}
