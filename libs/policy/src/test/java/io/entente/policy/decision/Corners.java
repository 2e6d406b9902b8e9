package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Cases.Case;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What made-up cases must have contained: agreement of two models about cases that never come up says nothing. */
final class Corners {
    private final Set<String> visited = new HashSet<>();

    void visit(Case drawn) {
        Labels labels = drawn.labels();
        Markings markings = labels.markings();
        visited.add("asked " + drawn.request().asked());
        visited.add("tlp " + markings.tlp());
        visited.add("classification " + markings.classification());
        markings.handling().forEach(code -> visited.add("handling " + code));
        markings.controls().forEach(control -> visited.add("control " + control));
        if (!markings.relTo().isEmpty()) visited.add("rel-to");
        labels.useRestrictions().forEach(restriction -> visited.add("restriction " + restriction));
        labels.subjects().values().forEach(subject -> visited.add("subject " + subject));
        for (Recipient recipient : labels.release().recipients()) {
            visited.add("mode " + recipient.mode());
            dated("designation", recipient.designated());
            recipient.circle().ifPresent(circle -> visited.add("circle"));
        }
        if (labels.release().recalled()) visited.add("recalled");
        if (labels.release().silent()) visited.add("owner silent");
        labels.release().reviewBy().ifPresent(day -> {
            int before = day.compareTo(LocalDate.ofInstant(drawn.request().at(), ZoneOffset.UTC));
            visited.add("review " + (before < 0 ? "past" : before == 0 ? "today" : "ahead"));
        });
        if (labels.passedOn()) visited.add("passed on");
        for (Consent consent : drawn.consents()) {
            visited.add("consent " + consent.kind());
            dated("consent", consent.valid());
        }
        if (drawn.consents().stream().map(Consent::kind).distinct().count() > 1) visited.add("consents of two kinds");
        visit(drawn.agreements());
        visitLives(drawn);
    }

    /** Owner and asker, who may have moved on to a higher version, each alone or both. */
    private void visitLives(Case drawn) {
        Participant owner = drawn.labels().owner();
        Participant asker = drawn.request().asker();
        Instant at = drawn.request().at();
        for (Agreement lower : drawn.agreements())
            for (Agreement higher : drawn.agreements()) {
                if (!higher.id().equals(lower.id()) || higher.version() <= lower.version()) continue;
                if (names(lower, owner) && names(lower, asker))
                    visited.add("next version, owner " + names(higher, owner) + ", asker " + names(higher, asker));
                if (names(lower, owner.jurisdiction().value())
                        && names(higher, owner)
                        && !names(higher, owner.jurisdiction().value())) visited.add("next version of an agency alone");
                if (higher.inForce().until().filter(end -> !at.isBefore(end)).isPresent()
                        && lower.inForce().contains(at)) visited.add("next version ended");
            }
    }

    private static boolean names(Agreement agreement, String code) {
        return agreement.parties().stream().anyMatch(party -> party.code().equals(code));
    }

    private static boolean names(Agreement agreement, Participant participant) {
        return agreement.parties().stream().anyMatch(party -> party.means(participant));
    }

    private void visit(List<Agreement> agreements) {
        if (agreements.stream().map(Agreement::id).distinct().count() > 1) visited.add("several agreements");
        for (Agreement agreement : agreements) {
            if (agreement.version() > 1) visited.add("several versions");
            if (agreement.parties().size() > 2) visited.add("several parties");
            dated("agreement", agreement.inForce());
            for (Party party : agreement.parties()) dated("membership", party.member());
            for (Clause clause : agreement.clauses()) {
                visited.add("effect " + clause.effect());
                clause.scope().classes().forEach(fieldClass -> visited.add("class " + fieldClass));
                clause.terms().excludes().forEach(subject -> visited.add("excludes " + subject));
            }
        }
    }

    private void dated(String what, Span span) {
        span.from().ifPresent(from -> visited.add(what + " from"));
        span.until().ifPresent(until -> visited.add(what + " until"));
    }

    Set<String> neverVisited() {
        Set<String> never = new TreeSet<>(Set.of(
                "rel-to",
                "circle",
                "recalled",
                "owner silent",
                "review past",
                "review today",
                "review ahead",
                "passed on",
                "consents of two kinds",
                "several agreements",
                "several versions",
                "next version, owner true, asker true",
                "next version, owner true, asker false",
                "next version, owner false, asker true",
                "next version, owner false, asker false",
                "next version of an agency alone",
                "next version ended",
                "several parties",
                "effect PERMIT",
                "effect FORBID"));
        Stream.of("designation", "consent", "agreement", "membership").forEach(what -> {
            never.add(what + " from");
            never.add(what + " until");
        });
        all(never, "asked", Asked.values());
        all(never, "tlp", Tlp.values());
        all(never, "classification", Classification.values());
        all(never, "handling", HandlingCode.values());
        all(never, "control", ControlMarking.values());
        all(never, "restriction", UseRestriction.values());
        all(never, "subject", DataSubject.values());
        all(never, "excludes", DataSubject.values());
        all(never, "mode", Mode.values());
        all(never, "consent", Consent.Kind.values());
        all(never, "class", FieldClass.values());
        never.removeAll(visited);
        return never;
    }

    private static void all(Set<String> names, String what, Enum<?>[] values) {
        for (Enum<?> value : values) names.add(what + " " + value);
    }
}
