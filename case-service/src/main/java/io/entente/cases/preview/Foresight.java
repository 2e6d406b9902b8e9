package io.entente.cases.preview;

import io.entente.cases.consent.Grant;
import io.entente.cases.consent.GrantedConsents;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.dossier.EarlierVersions;
import io.entente.cases.item.Content;
import io.entente.cases.item.Recipient;
import io.entente.cases.item.Said;
import io.entente.cases.policy.KnownPolicy;
import io.entente.cases.policy.Policies;
import io.entente.cases.referral.Referral;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.UnknownParty;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.entente.kernel.work.Aside;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Sight;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sees, before content is released or a consent lets somebody have it, where the words that a recipient would get give away
 * a name or an identifier that is withheld from it, be it one that a version before said and the new one leaves out; and
 * whether the new one takes back what a version before made two officers' business. While it is not known what the gateway
 * decides by, whoever is named in full is taken to get the words and nothing else.
 */
@ApplicationScoped
public class Foresight {
    private final EarlierVersions earlier;
    private final Policies policies;
    private final GrantedConsents consents;
    private final PartyRegister register;
    private final Clock clock;

    Foresight(
            EarlierVersions earlier, Policies policies, GrantedConsents consents, PartyRegister register, Clock clock) {
        this.earlier = earlier;
        this.policies = policies;
        this.consents = consents;
        this.register = register;
        this.clock = clock;
    }

    /**
     * What is looked through, read from the referral before.
     *
     * @param number of the version that says it
     * @param grant by which somebody would have it; empty for a release
     */
    private record Text(Edition.Of of, int number, Content content, Optional<Grant> grant) {
        List<Said> words() {
            return Stream.concat(content.words().stream(), grant.map(Conditions::words).orElse(List.of()).stream())
                    .toList();
        }
    }

    /**
     * @param referral read before in this transaction
     * @param content what is to be released of it next
     */
    public Uni<Findings> of(Referral referral, Content content) {
        return look(referral, new Text(edition(referral), referral.next(), content, Optional.empty()));
    }

    /** Where the words in force, and the conditions of a grant, give away what is withheld from who would read them. */
    Uni<List<GivenAway>> granting(Referral referral, Grant grant) {
        Content content = Dossiers.content(referral.inForce().orElseThrow());
        return look(
                        referral,
                        new Text(edition(referral), referral.released().orElseThrow(), content, Optional.of(grant)))
                .map(Findings::given);
    }

    private Uni<Findings> look(Referral referral, Text text) {
        return Aside.done(() -> new Slips(text.content(), text.of().reference(), text.words()))
                .call(slips -> earlier.each(referral, text.number(), slips::after))
                .chain(slips -> given(referral, text, slips.found())
                        .map(given -> new Findings(slips.shield().isLoosenedBy(text.content()), given)));
    }

    private Uni<List<GivenAway>> given(Referral referral, Text text, List<Slip> slips) {
        if (slips.isEmpty()) return Uni.createFrom().item(List.of());
        return policies.known().chain(known -> consents.about(referral.id())
                .map(given -> both(given, text.grant()))
                .chain(given -> Aside.done(() -> known.map(policy -> byPolicy(text, slips, policy, given))
                        .orElseGet(() -> atWorst(text, slips, given)))));
    }

    private static Consents both(Consents given, Optional<Grant> grant) {
        return Consents.of(Stream.concat(given.all().stream(), grant.map(Grant::consent).stream())
                .toList());
    }

    /**
     * Whoever is named in full, or let in by a consent, is taken to get the words and nothing else. A name in a field for
     * names is then no words, or nothing could be released that says one twice.
     */
    private static List<GivenAway> atWorst(Text text, List<Slip> slips, Consents given) {
        Set<String> names = text.content().telling().stream().map(Said::path).collect(Collectors.toUnmodifiableSet());
        return readers(text, given, recipient -> recipient.mode() == Mode.FULL)
                .flatMap(reader -> told(
                        reader.agency(),
                        slips,
                        slip -> reader.mightRead(slip)
                                && !names.contains(slip.words().path())))
                .toList();
    }

    private List<GivenAway> byPolicy(Text text, List<Slip> slips, KnownPolicy policy, Consents given) {
        Instant now = clock.instant();
        Openings openings = new Openings(
                text.content(),
                content -> ifReleased(text, content, now),
                (agency, purpose, edition) -> open(agency, purpose, now, edition, policy, given));
        return readers(text, given, recipient -> true)
                .flatMap(reader -> register.agency(reader.agency()).stream()
                        .flatMap(agency -> told(agency.id(), slips, slip -> openings.give(slip, reader, agency))))
                .toList();
    }

    private static Edition ifReleased(Text text, Content content, Instant at) {
        return Edition.ifReleased(text.of(), text.number(), UUID.randomUUID(), content, at);
    }

    private Edition.Of edition(Referral referral) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Edition.Of(referral.id(), referral.reference(), owner(referral), false, ReviewPeriod.from(today));
    }

    private Agency owner(Referral referral) {
        return register.agency(referral.agency()).orElseThrow(() -> new UnknownParty(referral.agency()));
    }

    /** Whom the owner names and whom a consent lets in; of a grant, whoever gets something by it. */
    private static Stream<Reader> readers(Text text, Consents given, Predicate<Recipient> named) {
        return text.grant().map(Conditions::readers).orElseGet(() -> Stream.concat(
                        text.content().recipients().stream().filter(named).map(Recipient::agency),
                        given.all().stream().map(Consent::recipient))
                .distinct()
                .map(Reader::ofContent));
    }

    private static Stream<GivenAway> told(AgencyId reader, List<Slip> slips, Predicate<Slip> gives) {
        Map<List<Object>, GivenAway> told = new LinkedHashMap<>();
        for (Slip slip : slips)
            if (!told.containsKey(slip.toldOnce()) && gives.test(slip)) told.put(slip.toldOnce(), slip.to(reader));
        return told.values().stream();
    }

    /** @return the claims that the recipient would get for this purpose */
    private static Set<String> open(
            Agency recipient, Purpose purpose, Instant now, Edition edition, KnownPolicy policy, Consents given) {
        Request request = Request.record(Participant.of(recipient), purpose, now);
        return Sight.of(request, List.of(edition), policy.binding(request.asker()), given)
                .shown()
                .filter(shown -> !shown.pointsOnly())
                .map(shown -> edition.names(shown.positions()))
                .orElse(Set.of());
    }
}
