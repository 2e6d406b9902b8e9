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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
                .chain(given -> versions(
                                transaction,
                                records,
                                newest -> underSome(asker.get(), newest, ground(inForce, given, newest.record()), at))
                        .map(versions -> {
                            Map<RecordId, Seen> seen = new HashMap<>();
                            for (RecordId record : records)
                                seen.put(
                                        record,
                                        seen(
                                                asker.get(),
                                                versions.getOrDefault(record, List.of()),
                                                ground(inForce, given, record),
                                                at));
                            return seen;
                        })));
    }

    /**
     * What an agency sees of records, purpose by purpose, and by which agreements.
     *
     * @param views of each record for each purpose under which anything of it is seen
     */
    public record Seeing(Agreements inForce, Map<RecordId, Map<Purpose, View>> views) {}

    /** Nobody learns of it, as of {@link #underEveryPurpose}, which says the same in hashes. */
    public Uni<Seeing> seeing(Transaction transaction, AgencyId agency, Collection<RecordId> records, Instant at) {
        Optional<Participant> asker = register.agency(agency).map(Participant::of);
        if (asker.isEmpty()) return Uni.createFrom().item(new Seeing(Agreements.NONE, Map.of()));
        return agreements.binding(transaction, asker.get()).chain(inForce -> consents.to(transaction, agency, records)
                .chain(given -> versions(
                                transaction,
                                records,
                                newest -> underSome(asker.get(), newest, ground(inForce, given, newest.record()), at))
                        .map(versions -> {
                            Map<RecordId, Map<Purpose, View>> views = new HashMap<>();
                            versions.forEach((record, all) ->
                                    views.put(record, shown(asker.get(), all, ground(inForce, given, record), at)));
                            return new Seeing(inForce, views);
                        })));
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
                .chain(inForce -> views(transaction, request, records, inForce));
    }

    /** With all that is disclosed beside the record, the words of consents too. */
    Uni<Optional<View>> of(Transaction transaction, Request request, RecordId record, Agreements inForce) {
        Set<RecordId> records = Set.of(record);
        return consents.to(transaction, request.asker().agency(), records)
                .map(given -> given.getOrDefault(record, Standing.NONE))
                .chain(given -> versions(transaction, records, newest -> mayShow(request, newest, inForce, given))
                        .map(versions -> Optional.ofNullable(versions.get(record)))
                        .chain(versions -> versions.map(some ->
                                        view(request, some, inForce, given).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))))
                .call(view -> looked(
                        transaction,
                        request,
                        records,
                        view.map(one -> Map.of(record, one)).orElse(Map.of())));
    }

    private Uni<View> view(Request request, List<ShelvedVersion> versions, Agreements inForce, Standing given) {
        View view = View.of(request, versions, inForce, given);
        return view.shown().isEmpty()
                ? Uni.createFrom().item(view)
                : consents.whole(given).map(whole -> View.of(request, versions, inForce, whole));
    }

    private Uni<Map<RecordId, View>> views(
            Transaction transaction, Request request, Collection<RecordId> records, Agreements inForce) {
        return consents.to(transaction, request.asker().agency(), records)
                .chain(given -> versions(
                                transaction,
                                records,
                                newest -> mayShow(
                                        request, newest, inForce, given.getOrDefault(newest.record(), Standing.NONE)))
                        .map(versions -> versions.entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey,
                                        entry -> View.of(
                                                request,
                                                entry.getValue(),
                                                inForce,
                                                given.getOrDefault(entry.getKey(), Standing.NONE))))))
                .call(views -> looked(transaction, request, records, views));
    }

    private Uni<Void> looked(
            Transaction transaction, Request request, Collection<RecordId> records, Map<RecordId, View> views) {
        return listener.looked(transaction, request.asker().agency(), request.purpose(), standings(records, views));
    }

    /**
     * Every version with its claims where something may be shown, and elsewhere the labels of the newest, which alone
     * decide that nothing is. So what is hidden costs as little as what is not there, whatever there is of it (P7).
     */
    private Uni<Map<RecordId, List<ShelvedVersion>>> versions(
            Transaction transaction, Collection<RecordId> records, Predicate<ShelvedVersion> mayShow) {
        return shelf.newest(transaction, records).chain(newest -> {
            Map<RecordId, List<ShelvedVersion>> versions = new HashMap<>();
            Set<RecordId> open = new HashSet<>();
            newest.forEach((record, version) -> {
                if (mayShow.test(version)) open.add(record);
                else versions.put(record, List.of(version));
            });
            if (open.isEmpty()) return Uni.createFrom().item(versions);
            return shelf.versions(transaction, open).invoke(versions::putAll).replaceWith(versions);
        });
    }

    private static boolean mayShow(Request request, ShelvedVersion newest, Agreements inForce, Standing given) {
        return Policy.decide(request, newest.labels(), inForce, given.consents())
                .fold(disclose -> true, point -> true, withhold -> false);
    }

    private static boolean underSome(Participant asker, ShelvedVersion newest, Ground ground, Instant at) {
        return Policy.visibleUnderSomePurpose(
                        Request.record(asker, Purpose.DRUG_TRAFFICKING, at),
                        newest.labels(),
                        ground.inForce(),
                        ground.given().consents())
                .anything();
    }

    private static Ground ground(Agreements inForce, Map<RecordId, Standing> given, RecordId record) {
        return new Ground(inForce, given.getOrDefault(record, Standing.NONE));
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

    private static Map<Purpose, View> shown(
            Participant asker, List<ShelvedVersion> versions, Ground ground, Instant at) {
        Map<Purpose, View> shown = new EnumMap<>(Purpose.class);
        if (versions.isEmpty() || versions.get(0).recalled()) return shown;
        for (Purpose purpose : Purpose.values()) {
            View view = View.of(Request.record(asker, purpose, at), versions, ground.inForce(), ground.given());
            if (view.shown().isPresent()) shown.put(purpose, view);
        }
        return shown;
    }

    private static Seen seen(Participant asker, List<ShelvedVersion> versions, Ground ground, Instant at) {
        if (versions.isEmpty() || versions.get(0).recalled()) return Seen.NOTHING;
        Map<Purpose, String> byPurpose = new EnumMap<>(Purpose.class);
        shown(asker, versions, ground, at)
                .forEach((purpose, view) -> view.shown().ifPresent(shown -> byPurpose.put(purpose, shown.standing())));
        return new Seen(
                byPurpose,
                Policy.nextInstant(
                        at,
                        versions.get(0).labels(),
                        ground.inForce(),
                        ground.given().consents()));
    }
}
