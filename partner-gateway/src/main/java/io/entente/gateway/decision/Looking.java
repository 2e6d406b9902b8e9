package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.decision.Fetching.Fetched;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.UnknownParty;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.entente.policy.decision.Policy;
import io.entente.policy.decision.Request;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a reader gets to see at an instant under the purpose it declares, decided from what stands in the transaction. That
 * it looked, and what it saw, is told to the listener.
 */
@ApplicationScoped
public class Looking {
    private final Fetching fetching;
    private final SignedAgreements agreements;
    private final GivenConsents consents;
    private final PartyRegister register;
    private final ViewListener listener;

    Looking(
            Fetching fetching,
            SignedAgreements agreements,
            GivenConsents consents,
            PartyRegister register,
            ViewListener listener) {
        this.fetching = fetching;
        this.agreements = agreements;
        this.consents = consents;
        this.register = register;
        this.listener = listener;
    }

    /** @return those of the records that a pull under the purpose would find */
    public Uni<Set<RecordId>> visible(
            Transaction transaction, AgencyId agency, Purpose purpose, Collection<RecordId> records, Instant at) {
        return under(transaction, agency, purpose, records, at).map(views -> views.entrySet().stream()
                .filter(entry -> entry.getValue().shown().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** @return what a pull under the purpose would find of each; nothing for what is not there */
    public Uni<Map<RecordId, View>> under(
            Transaction transaction, AgencyId agency, Purpose purpose, Collection<RecordId> records, Instant at) {
        Request request = Request.record(participant(agency), purpose, at);
        return agreements
                .binding(transaction, request.asker())
                .chain(inForce -> fetched(transaction, request, records, inForce)
                        .map(fetched -> views(request, fetched, inForce)))
                .call(views -> looked(transaction, request, records, views));
    }

    /** With all that is disclosed beside the record, the words of consents too. */
    Uni<Optional<View>> of(Transaction transaction, Request request, RecordId record, Agreements inForce) {
        Set<RecordId> records = Set.of(record);
        return fetched(transaction, request, records, inForce)
                .chain(fetched -> Optional.ofNullable(fetched.get(record))
                        .map(there -> whole(request, there, inForce).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .call(view -> looked(
                        transaction,
                        request,
                        records,
                        view.map(one -> Map.of(record, one)).orElse(Map.of())));
    }

    Participant participant(AgencyId agency) {
        return register.agency(agency).map(Participant::of).orElseThrow(() -> new UnknownParty(agency));
    }

    private Uni<Map<RecordId, Fetched>> fetched(
            Transaction transaction, Request request, Collection<RecordId> records, Agreements inForce) {
        return fetching.of(transaction, request.asker().agency(), records, (newest, given) -> Policy.decide(
                        request, newest.labels(), inForce, given.consents())
                .fold(disclose -> true, point -> true, withhold -> false));
    }

    private static Map<RecordId, View> views(Request request, Map<RecordId, Fetched> fetched, Agreements inForce) {
        Map<RecordId, View> views = new HashMap<>();
        fetched.forEach(
                (record, there) -> views.put(record, View.of(request, there.versions(), inForce, there.given())));
        return views;
    }

    private Uni<View> whole(Request request, Fetched there, Agreements inForce) {
        View view = View.of(request, there.versions(), inForce, there.given());
        return view.shown().isEmpty()
                ? Uni.createFrom().item(view)
                : consents.whole(there.given()).map(whole -> View.of(request, there.versions(), inForce, whole));
    }

    private Uni<Void> looked(
            Transaction transaction, Request request, Collection<RecordId> records, Map<RecordId, View> views) {
        Map<RecordId, Optional<String>> seen = new HashMap<>();
        records.forEach(record ->
                seen.put(record, Optional.ofNullable(views.get(record)).flatMap(View::standing)));
        return listener.looked(transaction, request.asker().agency(), request.purpose(), seen);
    }
}
