package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.ControlMarking;
import io.entente.kernel.vocabulary.DataSubject;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.HandlingCode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReferralType;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.kernel.vocabulary.UseRestriction;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Citation;
import io.entente.policy.agreement.Clause;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.agreement.Effect;
import io.entente.policy.agreement.Instrument;
import io.entente.policy.agreement.Participant;
import io.entente.policy.agreement.Party;
import io.entente.policy.agreement.Scope;
import io.entente.policy.agreement.Span;
import io.entente.policy.agreement.Terms;
import io.entente.policy.agreement.Treatment;
import io.entente.policy.agreement.Whom;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.UUID;

/** Makes up requests, records, agreements and consents, so that every answer comes up often enough to be compared. */
public final class Cases {
    /** What one decision takes. */
    public record Case(Request request, Labels labels, List<Agreement> agreements, List<Consent> consents) {}

    private static final List<Participant> EVERYBODY = List.of(
            CaseFile.FGP, CaseFile.CUSTOMS, CaseFile.PORT, CaseFile.HSI, CaseFile.DEA, CaseFile.EUROPOL, CaseFile.EUDA);
    private static final RecordId OTHER_RECORD = RecordId.of("6f1e2a3b-0000-4000-8000-000000000002");
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final int DAYS = 10;

    private final Random random;

    public Cases(long seed) {
        this.random = new Random(seed);
    }

    public Case next() {
        Participant owner = one(EVERYBODY);
        Participant asker = one(EVERYBODY);
        AgencyId originator = chance(80) ? owner.agency() : one(EVERYBODY).agency();
        Purpose purpose = purpose();
        Request request =
                new Request(asker, purpose, instant(), random.nextBoolean(), chance(95) ? Asked.RECORD : Asked.QUERY);
        List<Agreement> agreements = new ArrayList<>();
        for (String id : List.of("one", "two", "three"))
            for (int version = 1; version <= random.nextInt(3); version++)
                agreements.add(agreement(id, version, owner, asker));
        return new Case(
                request, labels(owner, asker, originator, purpose), agreements, consents(asker, originator, purpose));
    }

    private Labels labels(Participant owner, Participant asker, AgencyId originator, Purpose purpose) {
        List<Recipient> recipients = new ArrayList<>();
        if (chance(85)) recipients.add(new Recipient(asker.agency(), mode(), span(80), circle()));
        while (chance(30)) recipients.add(new Recipient(one(EVERYBODY).agency(), mode(), span(70), circle()));
        SortedSet<Purpose> purposes = some(Purpose.values(), 30);
        if (chance(85)) {
            List<Purpose> with = new ArrayList<>(purposes);
            with.add(purpose);
            purposes = Sorted.set(with);
        }
        Markings markings = new Markings(
                chance(60) ? Tlp.GREEN : one(List.of(Tlp.values())),
                chance(70) ? Classification.UNCLASSIFIED : Classification.RESTRICTED,
                some(HandlingCode.values(), 30),
                some(ControlMarking.values(), 8),
                chance(85)
                        ? Sorted.set(List.of())
                        : Sorted.set(List.of(
                                one(EVERYBODY).jurisdiction(), one(EVERYBODY).jurisdiction())));
        return new Labels(
                CaseFile.RECORD,
                owner,
                originator,
                "liaison@" + owner.agency() + ".example",
                one(List.of(ReferralType.SEIZURE, ReferralType.INTELLIGENCE)),
                purposes,
                markings,
                some(UseRestriction.values(), 15),
                Map.of(new UUID(0, 1), one(List.of(DataSubject.values()))),
                new Release(recipients, chance(5), chance(5), chance(80) ? Optional.empty() : Optional.of(day())));
    }

    private Optional<String> circle() {
        return chance(75) ? Optional.empty() : Optional.of(one(List.of("one", "two", "three", "four")));
    }

    private Agreement agreement(String id, int version, Participant owner, Participant asker) {
        List<Party> parties = new ArrayList<>(
                List.of(party(chance(90) ? owner : one(EVERYBODY)), party(chance(90) ? asker : one(EVERYBODY))));
        while (chance(20)) parties.add(party(one(EVERYBODY)));
        List<Clause> clauses = new ArrayList<>();
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) clauses.add(clause(new ClauseRef(id, version, "c" + i), owner, asker));
        return new Agreement(
                id,
                version,
                "0".repeat(64),
                id,
                parties,
                random.nextBoolean(),
                List.of(new Instrument("treaty", "Treaty", "2026", "here")),
                List.of(),
                span(75),
                clauses);
    }

    private Party party(Participant participant) {
        String code = random.nextBoolean()
                ? participant.jurisdiction().value()
                : participant.agency().value();
        return new Party(code, Optional.empty(), span(90));
    }

    private Clause clause(ClauseRef ref, Participant owner, Participant asker) {
        Effect effect = chance(82) ? Effect.PERMIT : Effect.FORBID;
        boolean broad = chance(30);
        Scope scope = new Scope(
                some(ReferralType.values(), 70),
                broad ? some(Purpose.values(), 90) : Sorted.set(List.of(purpose(), purpose())),
                effect == Effect.FORBID && broad
                        ? Sorted.set(List.of(FieldClass.values()))
                        : some(FieldClass.values(), 30));
        Terms terms = effect == Effect.FORBID ? Terms.NONE : terms();
        return new Clause(
                ref, effect, whom(owner), whom(asker), scope, terms, List.of(new Citation("treaty", "Art. 1")));
    }

    private Terms terms() {
        return new Terms(
                one(List.of(Tlp.values())),
                one(List.of(Classification.values())),
                some(DataSubject.values(), 30),
                some(UseRestriction.values(), 20),
                chance(50) ? Optional.of(Period.ofMonths(1 + random.nextInt(60))) : Optional.empty(),
                chance(30),
                Map.of(
                        HandlingCode.H1,
                        one(List.of(Treatment.values())),
                        HandlingCode.H2,
                        one(List.of(Treatment.values()))),
                List.of());
    }

    private Whom whom(Participant meant) {
        Participant who = chance(85) ? meant : one(EVERYBODY);
        Optional<Jurisdiction> jurisdiction = Optional.of(who.jurisdiction()).filter(code -> chance(70));
        Optional<AgencyId> agency = Optional.of(who.agency()).filter(code -> chance(20));
        Optional<String> partyClass =
                Optional.of(who.partyClass()).filter(code -> chance(20) || jurisdiction.isEmpty() && agency.isEmpty());
        return new Whom(jurisdiction, agency, partyClass);
    }

    private List<Consent> consents(Participant asker, AgencyId originator, Purpose purpose) {
        List<Consent> consents = new ArrayList<>();
        while (chance(40))
            consents.add(new Consent(
                    "c" + consents.size(),
                    one(List.of(Consent.Kind.values())),
                    chance(90) ? CaseFile.RECORD : OTHER_RECORD,
                    chance(90) ? originator : one(EVERYBODY).agency(),
                    chance(90) ? asker.agency() : one(EVERYBODY).agency(),
                    Sorted.set(List.of(chance(90) ? purpose : purpose())),
                    chance(30) ? List.of("tell us first") : List.of(),
                    span(60)));
        return consents;
    }

    Mode mode() {
        return chance(70) ? Mode.FULL : one(List.of(Mode.values()));
    }

    private Purpose purpose() {
        return one(List.of(
                Purpose.DRUG_TRAFFICKING,
                Purpose.EXTRADITION,
                Purpose.IMMIGRATION_ENFORCEMENT,
                Purpose.MILITARY_OPERATIONS));
    }

    private Instant instant() {
        return EPOCH.plusSeconds(random.nextInt(DAYS) * 86_400L);
    }

    /** Now and then the very day of the request, or the day before. */
    private LocalDate day() {
        return LocalDate.ofInstant(instant(), ZoneOffset.UTC);
    }

    /** Open on both sides with the given percentage, otherwise with an edge or two on the same days as requests. */
    private Span span(int always) {
        if (chance(always)) return Span.ALWAYS;
        Instant one = instant();
        Instant other = instant();
        if (one.equals(other)) return Span.from(one);
        if (chance(20)) return new Span(Optional.empty(), Optional.of(one));
        return one.isBefore(other) ? Span.between(one, other) : Span.between(other, one);
    }

    private <E extends Comparable<E>> SortedSet<E> some(E[] all, int percent) {
        List<E> some = new ArrayList<>();
        for (E value : all) if (chance(percent)) some.add(value);
        return Sorted.set(some);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
