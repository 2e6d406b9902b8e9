package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.shelf.KeptInput;
import io.entente.gateway.shelf.LabelsDocument;
import io.entente.gateway.shelf.RecordLock;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.Classification;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Tlp;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Asked;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Decision;
import io.entente.policy.decision.Labels;
import io.entente.policy.decision.Markings;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Recipient;
import io.entente.policy.decision.Release;
import io.entente.policy.decision.Request;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides what the originator of a record is told of a query about it. A query is a disclosure too (P1), of the asker's to
 * the originator: the same function decides, with the asker as owner and the originator as who asks, and the decision is
 * put on record like any other. Its two sides are both the originator's: to the asker's side it would tell that there was
 * something to find.
 */
@ApplicationScoped
public class DecideQuery {
    private final SignedAgreements agreements;
    private final ShelfKeys keys;
    private final PartyRegister register;
    private final Clock clock;

    DecideQuery(SignedAgreements agreements, ShelfKeys keys, PartyRegister register, Clock clock) {
        this.agreements = agreements;
        this.keys = keys;
        this.register = register;
        this.clock = clock;
    }

    /** @return empty for a query that concerned no record, and for one about a record that was erased since */
    public Uni<Optional<DecidedQuery>> about(Transaction transaction, PastQuery query) {
        // An erasure comes before all that is put on record here, or finds it.
        return query.record()
                .map(record -> RecordLock.withReaders(transaction, record))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> labels(transaction, query.inputs()))
                .map(labels -> labels.filter(known -> concerns(known, query)))
                .chain(labels -> labels.flatMap(known -> exchange(known, query))
                        .map(exchange -> decide(transaction, query, exchange).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Optional<Labels>> labels(Transaction transaction, InputHashes inputs) {
        if (inputs.labels().isEmpty() || inputs.recalled())
            return Uni.createFrom().item(Optional.empty());
        return transaction
                .rows(
                        "select document from decision_input where hash = $1",
                        inputs.labels().get())
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> LabelsDocument.read(row.bytes("document"), false, false, Optional.empty())));
    }

    /** Whoever the owner named, in whatever mode, or whom a consent let in; anybody else has stumbled on an id. */
    private static boolean concerns(Labels labels, PastQuery query) {
        return query.found()
                || labels.release().recipients().stream()
                        .anyMatch(recipient -> recipient.agency().equals(query.asker()));
    }

    private record Exchange(RecordId record, Agency asker, Agency originator, Labels labels) {}

    private Optional<Exchange> exchange(Labels labels, PastQuery query) {
        Optional<Agency> originator = register.agency(labels.originator());
        return register.agency(query.asker())
                .filter(asker -> !asker.id().equals(labels.originator()))
                .flatMap(asker -> originator.map(
                        owner -> new Exchange(labels.record(), asker, owner, ofQuery(labels, query, asker, owner))));
    }

    /** A query has no markings of its own. It is for the originator's officers and goes no further: AMBER+STRICT. */
    private static Labels ofQuery(Labels record, PastQuery query, Agency asker, Agency originator) {
        return new Labels(
                record.record(),
                Participant.of(asker),
                asker.id(),
                asker.mailbox(),
                record.type(),
                Sorted.set(List.<Purpose>of(query.purpose())),
                Markings.of(Tlp.AMBER_STRICT, Classification.UNCLASSIFIED, List.of(), List.of(), List.of()),
                Sorted.set(List.of()),
                Map.of(),
                Release.to(Recipient.of(originator.id(), query.notice().mode())));
    }

    private Uni<DecidedQuery> decide(Transaction transaction, PastQuery query, Exchange exchange) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Request request = new Request(Participant.of(exchange.originator()), query.purpose(), now, false, Asked.QUERY);
        return agreements.binding(transaction, request.asker()).chain(inForce -> {
            Decision decision = Policy.decide(request, exchange.labels(), inForce, Consents.NONE);
            UUID made = UUID.randomUUID();
            return keys.of(transaction, exchange.record())
                    .chain(key -> KeptInput.labels(transaction, exchange.labels(), key))
                    .chain(labels -> new MadeDecision(
                                    made,
                                    Optional.of(exchange.record()),
                                    request,
                                    inputs(labels, inForce, request),
                                    Optional.of(decision),
                                    Optional.of(exchange.originator().jurisdiction()))
                            .keep(transaction))
                    .chain(() -> tell(transaction, query, request, exchange, made))
                    .map(notice -> new DecidedQuery(
                            notice, exchange.record(), exchange.asker(), exchange.originator(), decision));
        });
    }

    private Inputs inputs(String labels, Agreements inForce, Request request) {
        return new Inputs(
                Optional.of(labels),
                false,
                false,
                Optional.empty(),
                inForce.all().stream().map(Agreement::hash).toList(),
                List.of(),
                agreements.issuerFor(request.asker()),
                register.hash());
    }

    /** @return the id of the notice, which is a disclosure of its own */
    private static Uni<UUID> tell(
            Transaction transaction, PastQuery query, Request request, Exchange exchange, UUID decision) {
        UUID notice = UUID.randomUUID();
        return new Disclosure(
                        notice,
                        exchange.originator().id(),
                        Optional.of(exchange.record()),
                        Optional.empty(),
                        decision,
                        query.event(),
                        request.purpose(),
                        request.at())
                .keep(transaction)
                .replaceWith(notice);
    }
}
