package io.entente.cases.preview;

import io.entente.cases.consent.GrantedConsents;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.item.Content;
import io.entente.cases.item.Recipient;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sees, before content is released or a consent lets somebody have it, where the words that a recipient would get give away
 * a name or an identifier that is withheld from it, be it one that the version in force says and the new one leaves out.
 * While it is not known what the gateway decides by, whoever is named in full is taken to get the words
 * and nothing else.
 */
@ApplicationScoped
public class Foresight {
    private final Policies policies;
    private final GrantedConsents consents;
    private final PartyRegister register;
    private final Clock clock;

    Foresight(Policies policies, GrantedConsents consents, PartyRegister register, Clock clock) {
        this.policies = policies;
        this.consents = consents;
        this.register = register;
        this.clock = clock;
    }

    /**
     * What is looked through, read from the referral before.
     *
     * @param number of the version that says it
     * @param before what the version in force says, which the new one takes the place of
     */
    private record Text(Edition.Of of, int number, Content content, Optional<Content> before, Optional<AgencyId> to) {}

    /**
     * @param referral read before in this transaction
     * @param content what is to be released of it
     * @return in the order of recipients
     */
    public Uni<List<GivenAway>> of(Referral referral, Content content) {
        return look(
                referral,
                new Text(
                        edition(referral),
                        referral.latest().number(),
                        content,
                        referral.inForce().map(Dossiers::content),
                        Optional.empty()),
                Consents.NONE);
    }

    /** The same of what is in force, for somebody whom a consent would let have it. */
    Uni<List<GivenAway>> granting(Referral referral, Consent consent) {
        Content content = Dossiers.content(referral.inForce().orElseThrow());
        return look(
                referral,
                new Text(
                        edition(referral),
                        referral.released().orElseThrow(),
                        content,
                        Optional.empty(),
                        Optional.of(consent.recipient())),
                Consents.of(List.of(consent)));
    }

    private Uni<List<GivenAway>> look(Referral referral, Text text, Consents added) {
        return Aside.done(() -> Slip.in(text.content(), text.of().reference(), text.before()))
                .chain(slips -> {
                    if (slips.isEmpty()) return Uni.createFrom().item(List.of());
                    return policies.known().chain(known -> consents.about(referral)
                            .map(given -> both(given, added))
                            .chain(given -> Aside.done(() -> known.map(policy -> byPolicy(text, slips, policy, given))
                                    .orElseGet(() -> atWorst(text, given, slips)))));
                });
    }

    private static Consents both(Consents given, Consents added) {
        return Consents.of(
                Stream.concat(given.all().stream(), added.all().stream()).toList());
    }

    /** Whoever is named in full, or let in by a consent, is taken to get the words and nothing else. */
    private static List<GivenAway> atWorst(Text text, Consents given, List<Slip> slips) {
        return Stream.concat(
                        text.content().recipients().stream()
                                .filter(recipient -> recipient.mode() == Mode.FULL)
                                .map(Recipient::agency),
                        given.all().stream().map(Consent::recipient))
                .distinct()
                .filter(recipient -> text.to().map(recipient::equals).orElse(true))
                .flatMap(recipient -> slips.stream().map(slip -> slip.to(recipient)))
                .toList();
    }

    private List<GivenAway> byPolicy(Text text, List<Slip> slips, KnownPolicy policy, Consents given) {
        Instant now = clock.instant();
        Edition edition = ifReleased(text, text.content(), now);
        Optional<Edition> before = text.before().map(content -> ifReleased(text, content, now));
        return reached(text.content(), given)
                .filter(recipient -> text.to().map(recipient.id()::equals).orElse(true))
                .flatMap(recipient -> {
                    List<Slip.Opened> opened = text.content().purposes().stream()
                            .map(purpose -> new Slip.Opened(
                                    open(recipient, purpose, now, edition, policy, given),
                                    before.map(was -> open(recipient, purpose, now, was, policy, given))
                                            .orElse(Set.of())))
                            .toList();
                    return slips.stream()
                            .filter(slip -> opened.stream().anyMatch(slip::gives))
                            .map(slip -> slip.to(recipient.id()));
                })
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

    /** Whom the owner names, and whom a consent lets in. */
    private Stream<Agency> reached(Content content, Consents given) {
        return Stream.concat(
                        content.recipients().stream().map(Recipient::agency),
                        given.all().stream().map(Consent::recipient))
                .distinct()
                .map(register::agency)
                .flatMap(Optional::stream);
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
