package io.entente.cases.preview;

import io.entente.cases.consent.GrantedConsents;
import io.entente.cases.item.Content;
import io.entente.cases.item.Recipient;
import io.entente.cases.item.Said;
import io.entente.cases.policy.KnownPolicy;
import io.entente.cases.policy.Policies;
import io.entente.cases.referral.Referral;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.UnknownParty;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.ReviewPeriod;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Request;
import io.entente.policy.selection.Sight;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Sees, before content is released, where the words that a recipient would get give away a name or an identifier that is
 * withheld from it. While it is not known what the gateway decides by, whoever is named in full is taken to get the words
 * and nothing else.
 */
@ApplicationScoped
public class Foresight {
    /** Enough to stop for, and to mend or to confirm by. */
    private static final int MOST_TOLD = 200;

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

    /** Words that say a value, whoever gets which of them. */
    private record Slip(Said words, Said value) {
        /** @param open the claims that somebody gets */
        boolean gives(Set<String> open) {
            return open.contains(words.claim()) && !open.contains(value.claim());
        }

        GivenAway to(AgencyId recipient) {
            return new GivenAway(words.path(), recipient, value.path());
        }
    }

    /**
     * @param referral read before in this transaction
     * @param content what is to be released of it
     * @return in the order of recipients
     */
    public Uni<List<GivenAway>> of(Referral referral, Content content) {
        List<Slip> slips = slips(referral, content);
        if (slips.isEmpty()) return Uni.createFrom().item(List.of());
        return policies.known().chain(known -> consents.about(referral.id())
                .map(given -> known.map(policy -> byPolicy(referral, content, slips, policy, given))
                        .orElseGet(() -> atWorst(content, given, slips))));
    }

    private static List<Slip> slips(Referral referral, Content content) {
        List<Said> values = new ArrayList<>(content.telling());
        values.add(
                new Said(ClaimName.REFERENCE, "reference", referral.reference().value()));
        Search<Said> search = new Search<>(values, Said::text);
        // One value of a claim is as good as another: what stops the release is told, not every way it is said.
        Map<List<String>, Slip> slips = new LinkedHashMap<>();
        for (Said words : content.words())
            for (Said value : search.in(words.text()))
                slips.putIfAbsent(List.of(words.path(), value.claim()), new Slip(words, value));
        return List.copyOf(slips.values());
    }

    /** Whoever is named in full, or let in by a consent, is taken to get the words and nothing else. */
    private static List<GivenAway> atWorst(Content content, Consents given, List<Slip> slips) {
        return Stream.concat(
                        content.recipients().stream()
                                .filter(recipient -> recipient.mode() == Mode.FULL)
                                .map(Recipient::agency),
                        given.all().stream().map(consent -> consent.recipient()))
                .distinct()
                .flatMap(recipient -> slips.stream().map(slip -> slip.to(recipient)))
                .limit(MOST_TOLD)
                .toList();
    }

    private List<GivenAway> byPolicy(
            Referral referral, Content content, List<Slip> slips, KnownPolicy policy, Consents given) {
        Instant now = clock.instant();
        Edition edition = Edition.ifReleased(
                new Edition.Of(
                        referral.id(),
                        referral.reference(),
                        owner(referral),
                        false,
                        ReviewPeriod.from(LocalDate.ofInstant(now, ZoneOffset.UTC))),
                referral.latest().number(),
                UUID.randomUUID(),
                content,
                now);
        return reached(content, given)
                .flatMap(recipient -> {
                    List<Set<String>> opened = content.purposes().stream()
                            .map(purpose -> open(recipient, purpose, now, edition, policy, given))
                            .toList();
                    return slips.stream()
                            .filter(slip -> opened.stream().anyMatch(slip::gives))
                            .map(slip -> slip.to(recipient.id()));
                })
                .limit(MOST_TOLD)
                .toList();
    }

    private Agency owner(Referral referral) {
        return register.agency(referral.agency()).orElseThrow(() -> new UnknownParty(referral.agency()));
    }

    /** Whom the owner names, and whom a consent lets in. */
    private Stream<Agency> reached(Content content, Consents given) {
        return Stream.concat(
                        content.recipients().stream().map(Recipient::agency),
                        given.all().stream().map(consent -> consent.recipient()))
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
