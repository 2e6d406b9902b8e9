package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.decision.GivenConsents.Standing;
import io.entente.gateway.shelf.Shelf;
import io.entente.gateway.shelf.ShelvedVersion;
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
import io.entente.policy.selection.Shown;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an agency can see at an instant, decided from what stands in the transaction. Nothing is disclosed by asking. */
@ApplicationScoped
public class Views {
    private final Shelf shelf;
    private final SignedAgreements agreements;
    private final GivenConsents consents;
    private final PartyRegister register;
    private final ViewListener listener;

    Views(
            Shelf shelf,
            SignedAgreements agreements,
            GivenConsents consents,
            PartyRegister register,
            ViewListener listener) {
        this.shelf = shelf;
        this.agreements = agreements;
        this.consents = consents;
        this.register = register;
        this.listener = listener;
    }

    /**
     * What an agency could see of a record, purpose by purpose.
     *
     * @param byPurpose a hash over what a pull would bring, for each purpose under which anything could
     * @param again when a date next matters, if one does
     */
    public record Seen(Map<Purpose, String> byPurpose, Optional<Instant> again) {
        static final Seen NOTHING = new Seen(Map.of(), Optional.empty());
    }

    /**
     * Nobody learns of it: only who evaluates asks this.
     *
     * @return an entry for each of the records, also for what is not there any more
     */
    public Uni<Map<RecordId, Seen>> underEveryPurpose(
            Transaction transaction, AgencyId agency, Collection<RecordId> records, Instant at) {
        Optional<Participant> asker = register.agency(agency).map(Participant::of);
        // Who has left the register sees nothing.
        if (asker.isEmpty())
            return Uni.createFrom()
                    .item(records.stream()
                            .distinct()
                            .collect(Collectors.toUnmodifiableMap(record -> record, record -> Seen.NOTHING)));
        return agreements.binding(transaction, asker.get()).chain(inForce -> consents.to(transaction, agency, records)
                .chain(given -> shelf.versions(transaction, records).map(versions -> {
                    Map<RecordId, Seen> seen = new HashMap<>();
                    for (RecordId record : records) {
                        Ground ground = new Ground(inForce, given.getOrDefault(record, Standing.NONE));
                        seen.put(record, seen(asker.get(), versions.getOrDefault(record, List.of()), ground, at));
                    }
                    return seen;
                })));
    }

    /**
     * Whether an agency gets less of a record by its newest version than by those before it, or on stricter terms, under
     * any of these purposes and by what is in force now. That its owner is not heard of, or has not reviewed it in time,
     * is left aside.
     */
    public Uni<Boolean> narrowedBy(
            Transaction transaction,
            AgencyId agency,
            Collection<Purpose> purposes,
            RecordId record,
            int newest,
            Instant at) {
        Optional<Participant> asker = register.agency(agency).map(Participant::of);
        if (asker.isEmpty()) return Uni.createFrom().item(false);
        return agreements.binding(transaction, asker.get()).chain(inForce -> consents.to(
                        transaction, agency, List.of(record))
                .chain(given -> shelf.versions(transaction, List.of(record)).map(versions -> {
                    List<ShelvedVersion> heard = versions.getOrDefault(record, List.of()).stream()
                            .map(ShelvedVersion::asHeardOf)
                            .toList();
                    if (heard.size() < 2 || heard.get(0).number() != newest) return false;
                    Standing standing = given.getOrDefault(record, Standing.NONE);
                    return purposes.stream()
                            .map(purpose -> Request.record(asker.get(), purpose, at))
                            .anyMatch(request -> Narrowing.between(
                                    View.of(request, heard.subList(1, heard.size()), inForce, standing),
                                    View.of(request, heard, inForce, standing)));
                })));
    }

    /** @return those of the records that a pull under the purpose would find */
    public Uni<Set<RecordId>> visible(
            Transaction transaction, AgencyId agency, Purpose purpose, Collection<RecordId> records, Instant at) {
        Request request = Request.record(participant(agency), purpose, at);
        return agreements
                .binding(transaction, request.asker())
                .chain(inForce -> views(transaction, request, records, inForce))
                .map(views -> views.entrySet().stream()
                        .filter(entry -> entry.getValue().shown().isPresent())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Uni<Optional<View>> of(Transaction transaction, Request request, RecordId record, Agreements inForce) {
        return views(transaction, request, Set.of(record), inForce)
                .map(views -> Optional.ofNullable(views.get(record)));
    }

    private Uni<Map<RecordId, View>> views(
            Transaction transaction, Request request, Collection<RecordId> records, Agreements inForce) {
        return consents.to(transaction, request.asker().agency(), records)
                .chain(given -> shelf.versions(transaction, records).map(versions -> versions.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey,
                                entry -> View.of(
                                        request,
                                        entry.getValue(),
                                        inForce,
                                        given.getOrDefault(entry.getKey(), Standing.NONE))))))
                .call(views -> listener.looked(
                        transaction, request.asker().agency(), request.purpose(), standings(records, views)));
    }

    private static Map<RecordId, Optional<String>> standings(Collection<RecordId> records, Map<RecordId, View> views) {
        return records.stream()
                .collect(Collectors.toUnmodifiableMap(record -> record, record -> Optional.ofNullable(views.get(record))
                        .flatMap(View::shown)
                        .map(Shown::standing)));
    }

    Participant participant(AgencyId agency) {
        return register.agency(agency).map(Participant::of).orElseThrow(() -> new UnknownParty(agency));
    }

    /** What all decisions about one record and one agency rest on. */
    private record Ground(Agreements inForce, Standing given) {}

    private static Seen seen(Participant asker, List<ShelvedVersion> versions, Ground ground, Instant at) {
        if (versions.isEmpty() || versions.get(0).recalled()) return Seen.NOTHING;
        Map<Purpose, String> byPurpose = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values())
            View.of(Request.record(asker, purpose, at), versions, ground.inForce(), ground.given())
                    .shown()
                    .ifPresent(shown -> byPurpose.put(purpose, shown.standing()));
        return new Seen(
                byPurpose,
                Policy.nextInstant(
                        at,
                        versions.get(0).labels(),
                        ground.inForce(),
                        ground.given().consents()));
    }
}
