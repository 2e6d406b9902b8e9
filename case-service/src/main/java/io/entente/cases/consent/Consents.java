package io.entente.cases.consent;

import io.entente.cases.referral.Officer;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Referral;
import io.entente.cases.referral.ReferralErased;
import io.entente.cases.referral.Referrals;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import org.hibernate.LockMode;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;

/** Consents asked of the agency. An officer finds those about referrals that they may read. */
@ApplicationScoped
class Consents implements PanacheRepositoryBase<Consent, UUID> {
    private static final String PAGE = "select c from Consent c join Referral r on r.id = c.referral where %1$s";
    private static final String AFTER = " and c.position < (select b.position from Consent b"
            + " join Referral r on r.id = b.referral where b.id = :after and %1$s)";
    private static final String ENTRIES =
            "select e from ConsentEntry e where e.consent in :consents order by e.consent, e.number";

    private final Referrals referrals;
    private final RecordKeys keys;

    Consents(Referrals referrals, RecordKeys keys) {
        this.referrals = referrals;
        this.keys = keys;
    }

    /** A consent with its ledger, and the referral it was asked about. */
    record Found(Referral referral, Ledger ledger) {}

    /**
     * Fails with {@code not-found}, for one about a referral that the officer may not read too, and with
     * {@link ReferralErased}.
     */
    Uni<Found> readable(Officer by, UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound().asException())
                .chain(consent ->
                        referrals.readable(by, consent.referral()).chain(referral -> found(referral, consent)));
    }

    /** The same, and until the transaction ends nobody changes or erases the referral: what is answered shows its words. */
    Uni<Found> answerable(Officer by, UUID id) {
        return readable(by, id).call(found -> getSession()
                .chain(session -> session.lock(found.referral(), LockMode.PESSIMISTIC_READ)));
    }

    private Uni<Found> found(Referral referral, Consent consent) {
        return keys.of(referral.agency(), referral.id()).chain(key -> ledgers(List.of(consent))
                .map(ledgers -> new Found(referral, ledgers.get(0).unlocked(key))));
    }

    /**
     * Newest first, by the order of arrival; what they say in words stays closed.
     *
     * @param after the last one of the page before; one about a referral that the officer may not read gives an empty page, as one that is none
     */
    Uni<List<Ledger>> page(Officer by, Optional<UUID> after, int most) {
        String page = PAGE + after.map(last -> AFTER).orElse("") + " order by c.position desc";
        Map<String, UUID> parameters = after.map(id -> Map.of("after", id)).orElse(Map.of());
        return referrals.concerning(by, Consent.class, page, parameters, most).chain(this::ledgers);
    }

    /** Whatever was asked about a referral; what it says in words stays closed. */
    Uni<List<Ledger>> about(RecordId record) {
        return list("referral", record.value()).chain(this::ledgers);
    }

    /** The same, and able to say it. Fails with {@link ReferralErased}. */
    Uni<List<Ledger>> inWordsAbout(Referral referral) {
        return keys.of(referral.agency(), referral.id()).chain(key -> about(referral.id())
                .map(ledgers ->
                        ledgers.stream().map(ledger -> ledger.unlocked(key)).toList()));
    }

    Uni<Void> add(ConsentEntry entry) {
        return getSession().chain(session -> session.persist(entry).chain(session::flush));
    }

    private Uni<List<Ledger>> ledgers(Collection<Consent> consents) {
        if (consents.isEmpty()) return Uni.createFrom().item(List.of());
        List<UUID> ids = consents.stream().map(Consent::id).toList();
        return getSession()
                .chain(session -> session.createSelectionQuery(ENTRIES, ConsentEntry.class)
                        .setParameter("consents", ids)
                        .getResultList())
                .map(entries -> {
                    Map<UUID, List<ConsentEntry>> said = entries.stream().collect(groupingBy(ConsentEntry::consent));
                    return consents.stream()
                            .map(consent -> new Ledger(consent, said.getOrDefault(consent.id(), List.of())))
                            .toList();
                });
    }
}
