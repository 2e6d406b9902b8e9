package io.entente.policy.agreement;

import io.entente.kernel.document.Part;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.Urgency;
import io.entente.kernel.vocabulary.UseRestriction;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;

import static io.entente.policy.Sorted.set;

/**
 * Reads the clauses of one agreement. A permit says in full what it permits; a forbid that leaves out types, purposes or
 * classes forbids all of them. Terms on a forbid are refused, for they would be read as an exception.
 */
final class ClauseReader {
    private final String agreement;
    private final int version;
    private final Set<String> citable;
    private final Amounts amounts;

    ClauseReader(String agreement, int version, Set<String> citable, Amounts amounts) {
        this.agreement = agreement;
        this.version = version;
        this.citable = citable;
        this.amounts = amounts;
    }

    List<Clause> clauses(Part part) {
        Set<String> ids = new HashSet<>();
        return part.entries().stream()
                .map(entry -> {
                    Clause clause = clause(entry);
                    if (!ids.add(clause.ref().clause())) throw entry.at("id").fault("no duplicate");
                    return clause;
                })
                .toList();
    }

    private Clause clause(Part part) {
        Effect effect = part.at("effect").value(Effect::of);
        if (effect == Effect.FORBID) part.only("id", "effect", "from", "to", "types", "purposes", "classes", "cites");
        else
            part.only(
                    "id",
                    "effect",
                    "from",
                    "to",
                    "types",
                    "purposes",
                    "classes",
                    "ceilings",
                    "excludes",
                    "imposes",
                    "retention",
                    "unannounced",
                    "handling",
                    "clocks",
                    "cites");
        ClauseRef ref = new ClauseRef(agreement, version, AgreementDocument.name(part.at("id")));
        Terms terms = effect == Effect.FORBID ? Terms.NONE : terms(part);
        return new Clause(
                ref,
                effect,
                whom(part.at("from")),
                whom(part.at("to")),
                scope(part, effect),
                terms,
                cites(part.at("cites")));
    }

    private static Whom whom(Part part) {
        part.only("jurisdiction", "agency", "class");
        Optional<Jurisdiction> jurisdiction = part.given("jurisdiction").map(at -> at.value(Jurisdiction::new));
        Optional<AgencyId> agency = part.given("agency").map(at -> at.value(AgencyId::new));
        Optional<String> partyClass = part.given("class").map(AgreementDocument::name);
        if (jurisdiction.isEmpty() && agency.isEmpty() && partyClass.isEmpty())
            throw part.fault("a jurisdiction, an agency or a class");
        return new Whom(jurisdiction, agency, partyClass);
    }

    private static Scope scope(Part part, Effect effect) {
        return new Scope(
                listed(part, "types", effect, ReferralType::of, ReferralType.values()),
                listed(part, "purposes", effect, Purpose::of, Purpose.values()),
                listed(part, "classes", effect, FieldClass::of, FieldClass.values()));
    }

    private static <E extends Enum<E> & Coded> SortedSet<E> listed(
            Part part, String name, Effect effect, Function<String, E> of, E[] all) {
        if (effect == Effect.FORBID && part.given(name).isEmpty()) return set(List.of(all));
        SortedSet<E> codes = codes(part.at(name), of);
        if (codes.isEmpty()) throw part.at(name).fault("at least one code");
        return codes;
    }

    private Terms terms(Part part) {
        Part ceilings = part.at("ceilings").only("tlp", "classification");
        return new Terms(
                ceilings.at("tlp").value(Tlp::of),
                ceilings.at("classification").value(Classification::of),
                codes(part.at("excludes"), DataSubject::of),
                codes(part.at("imposes"), UseRestriction::of),
                part.given("retention").map(amounts::retention),
                unannounced(part),
                handling(part.at("handling")),
                part.given("clocks").map(this::clocks).orElse(List.of()));
    }

    private static boolean unannounced(Part part) {
        boolean unannounced = part.given("unannounced").map(Part::flag).orElse(false);
        boolean queries = part.at("classes")
                .distinct(entry -> entry.value(FieldClass::of))
                .contains(FieldClass.QUERY);
        if (unannounced && !queries) throw part.at("unannounced").fault("a clause that carries the class query");
        return unannounced;
    }

    private static Map<HandlingCode, Treatment> handling(Part part) {
        part.only("H1", "H2");
        Map<HandlingCode, Treatment> treatments = new EnumMap<>(HandlingCode.class);
        for (HandlingCode code : List.of(HandlingCode.H1, HandlingCode.H2))
            treatments.put(code, part.at(code.code()).value(Treatment::of));
        return treatments;
    }

    private List<ResponseClock> clocks(Part part) {
        return part.entries().stream()
                .map(clock -> {
                    clock.only("urgency", "within", "source");
                    return new ResponseClock(
                            clock.at("urgency").value(Urgency::of),
                            amounts.within(clock.at("within")),
                            clock.at("source").text());
                })
                .toList();
    }

    private List<Citation> cites(Part part) {
        List<Citation> citations = part.entries().stream()
                .map(entry -> {
                    entry.only("instrument", "article");
                    String instrument = entry.at("instrument").text();
                    if (!citable.contains(instrument))
                        throw entry.at("instrument").fault("the id of a legal basis or safeguard of this agreement");
                    return new Citation(instrument, entry.at("article").text());
                })
                .toList();
        if (citations.isEmpty()) throw part.fault("an article at least");
        return citations;
    }

    private static <E extends Enum<E>> SortedSet<E> codes(Part part, Function<String, E> of) {
        return set(part.distinct(entry -> entry.value(of)));
    }
}
