package io.entente.policy.decision;

import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Treatment;
import io.entente.policy.agreement.Whom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rules written a second time, as plainly as they can be said and sharing nothing with the first but the records that
 * hold the input. It asks of every class by itself whether it may leave, and answers in text.
 */
public final class NaiveModel {
    private final Request request;
    private final Labels labels;
    private final List<Consent> consents = new ArrayList<>();
    private final List<Agreement> binding = new ArrayList<>();
    /** Those of them under which nothing is permitted any more. */
    private final List<Agreement> forbidding = new ArrayList<>();

    private final TreeSet<FieldClass> leaves = new TreeSet<>();
    private final TreeMap<FieldClass, TreeSet<DataSubject>> stays = new TreeMap<>();

    public NaiveModel(Request request, Labels labels, Agreements agreements, Consents ledger) {
        this.request = request;
        this.labels = labels;
        for (Agreement agreement : agreements.all()) {
            boolean movedOn = false;
            boolean ownerReleased = false;
            boolean askerReleased = false;
            for (Agreement other : agreements.all())
                if (other.id().equals(agreement.id()) && other.version() > agreement.version() && begun(other)) {
                    movedOn |= signed(other, labels.owner()) || signed(other, request.asker());
                    ownerReleased |= releases(other, agreement, labels.owner());
                    askerReleased |= releases(other, agreement, request.asker());
                }
            if (ownerReleased && askerReleased) continue;
            if (!now(agreement.inForce()) || !party(agreement, labels.owner()) || !party(agreement, request.asker()))
                continue;
            binding.add(agreement);
            if (movedOn) forbidding.add(agreement);
        }
        for (Consent consent : ledger.all())
            if (consent.record().equals(labels.record())
                    && consent.grantedBy().equals(labels.originator())
                    && consent.recipient().equals(request.asker().agency())
                    && consent.purposes().contains(request.purpose())
                    && now(consent.valid())) consents.add(consent);
    }

    /** Whether a field of this class about such a person leaves. */
    public boolean opens(FieldClass one, DataSubject about) {
        return answer().startsWith("disclose ")
                && leaves.contains(one)
                && !stays.getOrDefault(one, new TreeSet<>()).contains(about);
    }

    /** The decision in a line; its first word is what it is, and the second of a refusal why. */
    public String answer() {
        if (labels.release().recalled()) return "withhold recalled []";
        if (labels.release().silent()) return "withhold owner-silent []";
        LocalDate today = LocalDate.ofInstant(request.at(), ZoneOffset.UTC);
        if (labels.release().reviewBy().isPresent()
                && today.compareTo(labels.release().reviewBy().get()) > 0) return "withhold review-overdue []";
        Mode mode = mode();
        boolean onward = consent("onward-transfer");
        boolean passedOn = !labels.owner().agency().equals(labels.originator());
        if (mode == null && !onward) return "withhold not-a-recipient []";
        String asker = request.asker().jurisdiction().value();
        if (control(ControlMarking.NOFORN) && !asker.equals("US")) return "withhold noforn []";
        boolean abroad = !asker.equals(labels.owner().jurisdiction().value());
        boolean listed =
                labels.markings().relTo().stream().anyMatch(code -> code.value().equals(asker));
        if (!labels.markings().relTo().isEmpty() && !listed && abroad) return "withhold rel-to []";
        if (control(ControlMarking.ORIGINATOR_CONTROLLED) && passedOn && !onward)
            return "withhold originator-controlled []";
        if (labels.markings().tlp().code().equals("red") && mode == null) return "withhold tlp []";
        return underAgreements(mode == null ? Mode.FULL : mode, onward, passedOn);
    }

    private String underAgreements(Mode mode, boolean onward, boolean passedOn) {
        List<Clause> permits = new ArrayList<>();
        List<Clause> forbids = new ArrayList<>();
        boolean released = false;
        for (Agreement agreement : binding) {
            boolean here = mode() == null;
            for (Recipient recipient : labels.release().recipients())
                if (recipient.agency().equals(request.asker().agency()) && now(recipient.designated()))
                    here |= recipient.circle().isEmpty()
                            || recipient.circle().get().equals(agreement.id());
            released |= here;
            for (Clause clause : agreement.clauses()) {
                if (!speaks(clause)) continue;
                if (clause.effect() == Effect.FORBID) forbids.add(clause);
                else if (here && !forbidding.contains(agreement)) permits.add(clause);
            }
        }
        if (!released) return "withhold no-agreement []";

        List<Clause> total = new ArrayList<>();
        boolean everythingForbidden = true;
        for (Clause forbid : forbids) if (forbid.scope().classes().containsAll(asked())) total.add(forbid);
        for (FieldClass one : asked()) everythingForbidden &= anyHas(forbids, one);
        if (everythingForbidden) return withhold("forbidden-by-clause", total.isEmpty() ? forbids : total);

        Purpose purpose = request.purpose();
        if (!labels.purposes().contains(purpose)) return "withhold purpose []";
        for (UseRestriction restriction : labels.useRestrictions())
            if (restriction.code().equals("no-immigration-enforcement")
                            && purpose.code().equals("immigration-enforcement")
                    || restriction.code().equals("no-military-use")
                            && purpose.code().equals("military-operations")
                    || restriction.code().equals("intelligence-only")
                            && purpose.code().equals("extradition")) return "withhold use-restriction []";
        if (permits.isEmpty()) return "withhold no-clause []";

        List<Clause> light = new ArrayList<>();
        for (Clause permit : permits)
            if (labels.markings().tlp().ordinal() <= permit.terms().tlp().ordinal()) light.add(permit);
        if (light.isEmpty()) return withhold("tlp", permits);
        List<Clause> cleared = new ArrayList<>();
        for (Clause permit : light)
            if (labels.markings().classification().ordinal()
                    <= permit.terms().classification().ordinal()) cleared.add(permit);
        if (cleared.isEmpty()) return withhold("classification", light);
        List<Clause> handled = new ArrayList<>();
        for (Clause permit : cleared) {
            boolean judicial = purpose == Purpose.EXTRADITION && !consent("judicial-use") && handling(HandlingCode.H1);
            boolean further = passedOn && !onward && handling(HandlingCode.H2);
            if (judicial && permit.terms().treatmentOf(HandlingCode.H1) == Treatment.CONSENT) continue;
            if (further && permit.terms().treatmentOf(HandlingCode.H2) == Treatment.CONSENT) continue;
            handled.add(permit);
        }
        if (handled.isEmpty()) return withhold("handling", cleared);
        return assembled(mode, handled, forbids);
    }

    private String assembled(Mode mode, List<Clause> handled, List<Clause> forbids) {
        leaves.clear();
        stays.clear();
        TreeSet<String> used = new TreeSet<>();
        TreeSet<String> obstacles = new TreeSet<>();
        for (FieldClass one : asked()) {
            if (anyHas(forbids, one) && anyHas(handled, one))
                for (Clause forbid : forbids)
                    if (forbid.scope().classes().contains(one))
                        obstacles.add(forbid.ref().toString());
            if (anyHas(forbids, one) || !anyHas(handled, one)) continue;
            leaves.add(one);
            TreeSet<DataSubject> nobodyCarries = new TreeSet<>(List.of(DataSubject.values()));
            for (Clause permit : handled)
                if (permit.scope().classes().contains(one)) {
                    used.add(permit.ref().toString());
                    for (DataSubject subject : DataSubject.values())
                        if (!permit.terms().excludes().contains(subject)) nobodyCarries.remove(subject);
                }
            if (!nobodyCarries.isEmpty()) stays.put(one, nobodyCarries);
        }
        if (leaves.isEmpty()) return "withhold forbidden-by-clause " + obstacles;
        FieldClass needed = request.asked() == Asked.QUERY ? FieldClass.QUERY : FieldClass.REFERENCE;
        boolean secrecy = request.asked() == Asked.RECORD;
        for (Clause permit : handled)
            if (used.contains(permit.ref().toString()))
                secrecy |= permit.terms().unannounced();
        if (mode == Mode.SILENT && secrecy) return "withhold silent " + used;
        if (mode != Mode.FULL) {
            TreeSet<String> pointing = new TreeSet<>();
            for (Clause permit : handled)
                if (leaves.contains(needed) && permit.scope().classes().contains(needed))
                    pointing.add(permit.ref().toString());
            return pointing.isEmpty() ? "withhold no-clause []" : "point " + labels.contact() + " " + pointing;
        }
        return "disclose " + leaves + " " + stays + " " + used + " " + obligations(handled, used);
    }

    private TreeSet<String> obligations(List<Clause> handled, TreeSet<String> used) {
        TreeSet<String> owed = new TreeSet<>();
        for (UseRestriction restriction : labels.useRestrictions())
            owed.add("use-restriction " + restriction.code() + " record");
        owed.add("sharing " + labels.markings().tlp().code() + " record");
        for (Clause clause : handled) {
            String ref = clause.ref().toString();
            if (!used.contains(ref)) continue;
            for (UseRestriction restriction : clause.terms().imposes())
                owed.add("use-restriction " + restriction.code() + " " + ref);
            if (clause.terms().retention().isPresent())
                owed.add("retention " + clause.terms().retention().get() + " " + ref);
            if (handling(HandlingCode.H1))
                owed.add("judicial-use "
                        + clause.terms().treatmentOf(HandlingCode.H1).code() + " " + ref);
            if (handling(HandlingCode.H2))
                owed.add("onward-transfer "
                        + clause.terms().treatmentOf(HandlingCode.H2).code() + " " + ref);
        }
        for (Consent consent : consents) {
            owed.add("consent " + consent.kind().code() + " consent/" + consent.id());
            for (String condition : consent.conditions())
                owed.add("condition " + condition + " consent/" + consent.id());
        }
        return owed;
    }

    /** The decision in the words of this model. */
    public static String inWords(Decision decision) {
        return decision.fold(
                disclose -> "disclose " + disclose.classes() + " " + disclose.excluded() + " " + disclose.clauses()
                        + " " + inWords(disclose.obligations()),
                point -> "point " + point.contact() + " " + point.clauses(),
                withhold -> "withhold " + withhold.reason().code() + " " + withhold.clauses());
    }

    private static TreeSet<String> inWords(Obligations obligations) {
        TreeSet<String> words = new TreeSet<>();
        for (Obligation owed : obligations.all())
            words.add(owed.kind().code() + " " + owed.value() + " " + owed.source());
        return words;
    }

    private boolean speaks(Clause clause) {
        boolean any = false;
        for (FieldClass one : clause.scope().classes()) any |= asked().contains(one);
        return any
                && side(clause.from(), labels.owner())
                && side(clause.to(), request.asker())
                && clause.scope().types().contains(labels.type())
                && clause.scope().purposes().contains(request.purpose());
    }

    private TreeSet<FieldClass> asked() {
        TreeSet<FieldClass> asked = new TreeSet<>();
        for (FieldClass one : FieldClass.values())
            if ((one == FieldClass.QUERY) == (request.asked() == Asked.QUERY)) asked.add(one);
        return asked;
    }

    private Mode mode() {
        Mode strictest = null;
        for (Recipient recipient : labels.release().recipients())
            if (recipient.agency().equals(request.asker().agency()) && now(recipient.designated()))
                if (strictest == null || recipient.mode().ordinal() > strictest.ordinal()) strictest = recipient.mode();
        return strictest;
    }

    private boolean now(Span span) {
        Instant at = request.at();
        if (span.from().isPresent() && at.isBefore(span.from().get())) return false;
        return span.until().isEmpty() || at.isBefore(span.until().get());
    }

    private boolean begun(Agreement agreement) {
        Span span = agreement.inForce();
        return span.from().isEmpty() || !request.at().isBefore(span.from().get());
    }

    /** Whether its side is among those that signed, whenever it is a party. */
    private static boolean signed(Agreement agreement, Participant participant) {
        return signed(agreement, participant.agency().value())
                || signed(agreement, participant.jurisdiction().value());
    }

    private static boolean signed(Agreement agreement, String code) {
        for (Party party : agreement.parties()) if (party.code().equals(code)) return true;
        return false;
    }

    /** What a jurisdiction signed ends when it signs again; what an agency signed, when either does. */
    private static boolean releases(Agreement newer, Agreement older, Participant participant) {
        String jurisdiction = participant.jurisdiction().value();
        if (signed(older, jurisdiction)) return signed(newer, jurisdiction);
        return signed(newer, participant);
    }

    private boolean party(Agreement agreement, Participant participant) {
        for (Party party : agreement.parties())
            if (now(party.member())
                    && List.of(
                                    participant.agency().value(),
                                    participant.jurisdiction().value())
                            .contains(party.code())) return true;
        return false;
    }

    private static boolean side(Whom whom, Participant participant) {
        if (whom.jurisdiction().isPresent() && !whom.jurisdiction().get().equals(participant.jurisdiction()))
            return false;
        if (whom.agency().isPresent() && !whom.agency().get().equals(participant.agency())) return false;
        return whom.partyClass().isEmpty() || whom.partyClass().get().equals(participant.partyClass());
    }

    private static boolean anyHas(List<Clause> clauses, FieldClass one) {
        for (Clause clause : clauses) if (clause.scope().classes().contains(one)) return true;
        return false;
    }

    private boolean consent(String kind) {
        for (Consent consent : consents) if (consent.kind().code().equals(kind)) return true;
        return false;
    }

    private boolean handling(HandlingCode code) {
        return labels.markings().handling().contains(code);
    }

    private boolean control(ControlMarking marking) {
        return labels.markings().controls().contains(marking);
    }

    private static String withhold(String reason, List<Clause> clauses) {
        TreeSet<String> refs = new TreeSet<>();
        for (Clause clause : clauses) refs.add(clause.ref().toString());
        return "withhold " + reason + " " + refs;
    }
}
