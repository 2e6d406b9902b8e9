package io.entente.gateway.decision;

import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.decision.Fetching.Fetched;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.party.PartyRegister;
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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an agency can see at an instant, purpose by purpose, decided from what stands in the transaction. Nothing is
 * disclosed by asking, and nobody learns of it: only who evaluates asks this.
 */
@ApplicationScoped
public class Views {
    private final Fetching fetching;
    private final SignedAgreements agreements;
    private final PartyRegister register;

    Views(Fetching fetching, SignedAgreements agreements, PartyRegister register) {
        this.fetching = fetching;
        this.agreements = agreements;
        this.register = register;
    }

    /**
     * What an agency could see of a record.
     *
     * @param views for each purpose under which a pull would bring anything
     * @param byPurpose a hash over what it would bring
     * @param again when a date next matters, if one does
     */
    public record Seen(Map<Purpose, View> views, Map<Purpose, String> byPurpose, Optional<Instant> again) {
        static final Seen NOTHING = new Seen(Map.of(), Map.of(), Optional.empty());
    }

    /**
     * One look at what an agency sees, and by which agreements. Whatever follows from it goes by this very look: at a second
     * one an owner may have fallen silent, or a party suspended.
     *
     * @param seen an entry for each of the records, also for what is not there any more
     */
    public record Seeing(Agreements inForce, Map<RecordId, Seen> seen) {
        /** @return what is seen of a record that was looked at, purpose by purpose */
        public Map<Purpose, View> views(RecordId record) {
            return seen.getOrDefault(record, Seen.NOTHING).views();
        }
    }

    public Uni<Seeing> underEveryPurpose(
            Transaction transaction, AgencyId agency, Collection<RecordId> records, Instant at) {
        return evaluated(transaction, agency, records, at).map(evaluated -> {
            Map<RecordId, Seen> seen = new HashMap<>();
            records.forEach(record ->
                    seen.put(record, evaluated.of(record).map(evaluated::seen).orElse(Seen.NOTHING)));
            return new Seeing(evaluated.inForce(), seen);
        });
    }

    private Uni<Evaluated> evaluated(
            Transaction transaction, AgencyId agency, Collection<RecordId> records, Instant at) {
        Optional<Participant> known = register.agency(agency).map(Participant::of);
        // Who has left the register sees nothing.
        if (known.isEmpty()) return Uni.createFrom().item(Evaluated.NOTHING);
        // Under any purpose: which one is asked for by name does not matter.
        Request request = Request.record(known.get(), Purpose.DRUG_TRAFFICKING, at);
        return agreements.binding(transaction, request.asker()).chain(inForce -> fetching.of(
                        transaction, agency, records, (newest, given) -> Policy.visibleUnderSomePurpose(
                                        request, newest.labels(), inForce, given.consents())
                                .anything())
                .map(fetched -> new Evaluated(Optional.of(request), inForce, fetched)));
    }

    /**
     * What there is to see, and by what it is decided.
     *
     * @param asked under any purpose; empty for who has left the register
     */
    private record Evaluated(Optional<Request> asked, Agreements inForce, Map<RecordId, Fetched> fetched) {
        static final Evaluated NOTHING = new Evaluated(Optional.empty(), Agreements.NONE, Map.of());

        Optional<Fetched> of(RecordId record) {
            return Optional.ofNullable(fetched.get(record));
        }

        Map<Purpose, View> shown(Fetched there) {
            Map<Purpose, View> shown = new EnumMap<>(Purpose.class);
            if (there.newest().recalled()) return shown;
            Request request = asked.orElseThrow();
            for (Purpose purpose : Purpose.values()) {
                View view = View.of(
                        Request.record(request.asker(), purpose, request.at()),
                        there.versions(),
                        inForce,
                        there.given());
                if (view.shown().isPresent()) shown.put(purpose, view);
            }
            return shown;
        }

        Seen seen(Fetched there) {
            if (there.newest().recalled()) return Seen.NOTHING;
            Map<Purpose, View> views = shown(there);
            Map<Purpose, String> byPurpose = new EnumMap<>(Purpose.class);
            views.forEach((purpose, view) -> view.standing().ifPresent(hash -> byPurpose.put(purpose, hash)));
            return new Seen(
                    views,
                    byPurpose,
                    Policy.nextInstant(
                            asked.orElseThrow().at(),
                            there.newest().labels(),
                            inForce,
                            there.given().consents()));
        }
    }
}
