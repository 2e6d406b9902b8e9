package io.entente.policy.decision;

import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.agreement.Agreement;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What bars a record whatever an agreement says: the owner's recall, review and naming, and the markings. */
final class Bars {
    /** Purposes that put information before a court, so that H1 asks for the provider's permission. */
    static final Set<Purpose> JUDICIAL = Set.copyOf(EnumSet.of(Purpose.EXTRADITION));

    /** NOFORN is by its meaning a marking of one country. */
    private static final Jurisdiction UNITED_STATES = new Jurisdiction("US");

    private static final Map<UseRestriction, Purpose> RULED_OUT = Map.of(
            UseRestriction.NO_IMMIGRATION_ENFORCEMENT, Purpose.IMMIGRATION_ENFORCEMENT,
            UseRestriction.NO_MILITARY_USE, Purpose.MILITARY_OPERATIONS,
            UseRestriction.INTELLIGENCE_ONLY, Purpose.EXTRADITION);

    private final Request request;
    private final Labels labels;
    private final boolean onwardConsent;
    private final List<Recipient> named;

    Bars(Request request, Labels labels, boolean onwardConsent) {
        this.request = request;
        this.labels = labels;
        this.onwardConsent = onwardConsent;
        this.named = labels.release().recipients().stream()
                .filter(recipient -> recipient.agency().equals(request.asker().agency())
                        && recipient.designated().contains(request.at()))
                .toList();
    }

    /** The first that applies. */
    Optional<Reason> first() {
        if (labels.release().recalled()) return Optional.of(Reason.RECALLED);
        if (labels.release().silent()) return Optional.of(Reason.OWNER_SILENT);
        if (pastItsReview()) return Optional.of(Reason.REVIEW_OVERDUE);
        if (named.isEmpty() && !onwardConsent) return Optional.of(Reason.NOT_A_RECIPIENT);
        if (marked(ControlMarking.NOFORN) && !askerIs(UNITED_STATES)) return Optional.of(Reason.NOFORN);
        if (outsideRelTo()) return Optional.of(Reason.REL_TO);
        if (marked(ControlMarking.ORIGINATOR_CONTROLLED) && labels.passedOn() && !onwardConsent)
            return Optional.of(Reason.ORIGINATOR_CONTROLLED);
        if (labels.markings().tlp() == Tlp.RED && named.isEmpty()) return Optional.of(Reason.TLP);
        return Optional.empty();
    }

    private boolean pastItsReview() {
        return labels.release()
                .lapses()
                .filter(lapse -> !request.at().isBefore(lapse))
                .isPresent();
    }

    /** The strictest mode in which the owner named the asker; whom a consent lets in is named in full. */
    Mode mode() {
        return named.stream().map(Recipient::mode).max(Mode::compareTo).orElse(Mode.FULL);
    }

    /** Whether the owner let the asker have it under this agreement; whom a consent lets in was named under none. */
    boolean releasedUnder(Agreement agreement) {
        return named.isEmpty()
                || named.stream()
                        .anyMatch(recipient ->
                                recipient.circle().map(agreement.id()::equals).orElse(true));
    }

    boolean useRestricted() {
        return labels.useRestrictions().stream()
                .anyMatch(restriction -> RULED_OUT.get(restriction) == request.purpose());
    }

    /** REL TO lists to whom it may go abroad; within the owner's own jurisdiction it is not abroad. */
    private boolean outsideRelTo() {
        Set<Jurisdiction> relTo = labels.markings().relTo();
        Jurisdiction asker = request.asker().jurisdiction();
        return !relTo.isEmpty()
                && !relTo.contains(asker)
                && !asker.equals(labels.owner().jurisdiction());
    }

    private boolean marked(ControlMarking marking) {
        return labels.markings().controls().contains(marking);
    }

    private boolean askerIs(Jurisdiction jurisdiction) {
        return request.asker().jurisdiction().equals(jurisdiction);
    }
}
