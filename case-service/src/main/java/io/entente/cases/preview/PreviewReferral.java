package io.entente.cases.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.entente.cases.consent.GrantedConsents;
import io.entente.cases.dossier.Dossiers;
import io.entente.cases.officer.Act;
import io.entente.cases.officer.OnDuty;
import io.entente.cases.policy.KnownPolicy;
import io.entente.cases.policy.Policies;
import io.entente.cases.referral.Document;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.Referrals;
import io.entente.cases.referral.State;
import io.entente.cases.referral.Version;
import io.entente.cases.statement.Statements;
import io.entente.cases.statement.Statements.Made;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.UnknownParty;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Request;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An officer looks at a version with partners' eyes, before it is released or after. It is decided here, by what the gateway
 * announced; nothing of a draft leaves this service.
 */
@ApplicationScoped
class PreviewReferral {
    private final Referrals referrals;
    private final Statements statements;
    private final GrantedConsents consents;
    private final Policies policies;
    private final PartyRegister register;
    private final OnDuty duty;
    private final Clock clock;

    PreviewReferral(
            Referrals referrals,
            Statements statements,
            GrantedConsents consents,
            Policies policies,
            PartyRegister register,
            OnDuty duty,
            Clock clock) {
        this.referrals = referrals;
        this.statements = statements;
        this.consents = consents;
        this.policies = policies;
        this.register = register;
        this.duty = duty;
        this.clock = clock;
    }

    /** @param whom those with whose eyes, each one of the register's */
    record Question(List<Agency> whom, Purpose purpose) {}

    /**
     * Fails with {@code unavailable} while it is not known what the gateway decides by.
     *
     * @param number of the version; without one, the newest
     */
    @WithTransaction
    @OwnRows
    Uni<Preview> of(RecordId id, Question question, Optional<Integer> number) {
        return referrals.readable(duty.officer(), id).chain(referral -> version(referral, number)
                .call(version -> duty.did(
                        Act.PREVIEWED,
                        id,
                        version.number(),
                        question.whom().stream().map(Agency::id).toList()))
                .chain(version -> preview(referral, version, question)));
    }

    private Uni<Version> version(Referral referral, Optional<Integer> number) {
        return number.filter(asked -> asked != referral.latest().number())
                .map(asked -> referrals.version(referral, asked))
                .orElseGet(() -> Uni.createFrom().item(referral.latest()));
    }

    private Uni<Preview> preview(Referral referral, Version version, Question question) {
        Instant now = clock.instant();
        return policies.known()
                .map(known -> known.orElseThrow(() -> Problems.unavailable().asException()))
                .chain(policy -> consents.inWordsAbout(referral).chain(given -> statements
                        .of(referral, version.number())
                        .map(made -> editions(referral, version, made, now))
                        .map(editions -> new Preview(
                                referral.id().toString(),
                                version.number(),
                                version.state().code(),
                                question.purpose().code(),
                                now,
                                Preview.Basis.of(policy),
                                outlooks(question, editions, policy, given, now)))));
    }

    private static List<Outlook> outlooks(
            Question question, List<Edition> editions, KnownPolicy policy, Consents given, Instant now) {
        return question.whom().stream()
                .map(agency -> Request.record(Participant.of(agency), question.purpose(), now))
                .map(request -> Outlook.of(request, editions, policy, given))
                .toList();
    }

    /** The version and those released before it, as the gateway would have them on its shelf. */
    private List<Edition> editions(Referral referral, Version version, List<Made> made, Instant now) {
        Edition.Of of = new Edition.Of(
                referral.id(),
                referral.reference(),
                register.agency(referral.agency()).orElseThrow(() -> new UnknownParty(referral.agency())),
                referral.state() == State.RECALLED,
                version.dueBy(now));
        List<Edition> editions = new ArrayList<>();
        if (made.stream().noneMatch(one -> one.version().number() == version.number()))
            editions.add(Edition.ifReleased(
                    of,
                    version.number(),
                    version.id(),
                    Dossiers.content(version.document()),
                    now.truncatedTo(ChronoUnit.SECONDS)));
        for (Made one : made)
            editions.add(Edition.released(
                    of,
                    one.version().number(),
                    one.version().id(),
                    recipients(one.version().document()),
                    one.statement(),
                    new Edition.Then(one.note(), one.ownerClass())));
        return editions;
    }

    private static List<Recipient> recipients(Document document) {
        List<Recipient> recipients = new ArrayList<>();
        StrictJson.read(document.json().getBytes(StandardCharsets.UTF_8))
                .path("recipients")
                .forEach(recipient -> recipients.add(named(recipient)));
        return recipients;
    }

    private static Recipient named(JsonNode recipient) {
        Recipient named = Recipient.of(
                new AgencyId(recipient.path("agency").asText()),
                Mode.of(recipient.path("mode").asText()));
        return recipient.hasNonNull("circle")
                ? named.under(recipient.path("circle").asText())
                : named;
    }
}
