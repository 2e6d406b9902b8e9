package io.entente.cases.referral;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.DataKeyName;
import io.entente.kernel.datakey.DataKeys;
import io.entente.kernel.datakey.DataKeys.Fresh;
import io.entente.kernel.datakey.OwnKey;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The data keys of referrals. An agency sees its own (row-level security). In the caller's transaction. */
@ApplicationScoped
public class RecordKeys {
    private final DataKeys keys;
    private final OwnKey ownKey;

    RecordKeys(DataKeys keys, OwnKey ownKey) {
        this.keys = keys;
        this.ownKey = ownKey;
    }

    /**
     * For a referral that is about to be filed.
     *
     * @param fresh its key
     */
    public record Made(Fresh fresh, NameBook names) {}

    public Uni<Made> make(AgencyId agency, RecordId record) {
        return ofAgency(agency).chain(own -> keys.make(DataKeyName.of(agency, record))
                .map(fresh -> new Made(fresh, new NameBook(own, record))));
    }

    /** The agency's own, by which its officers' names are found. */
    public Uni<DataKey> ofAgency(AgencyId agency) {
        return ownKey.of(agency);
    }

    /** Stores it with its referral, which is stored already. */
    public Uni<Void> keep(Referral referral, Fresh fresh) {
        return Panache.getSession().chain(session -> session.persist(new RecordKey(referral, fresh.wrapped())));
    }

    /** Fails with {@link ReferralErased} when there is none any more. */
    public Uni<DataKey> of(AgencyId agency, RecordId record) {
        return find(agency, record).map(found -> found.orElseThrow(ReferralErased::new));
    }

    /** The same in a worker's transaction; empty once the referral was erased, and for one of another agency. */
    public Uni<Optional<DataKey>> of(SqlConnection transaction, AgencyId agency, RecordId record) {
        return transaction
                .preparedQuery("select wrapped from data_key where record = $1 and agency = $2")
                .execute(Tuple.of(record.value(), agency.value()))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.empty())
                        : keys.open(
                                        DataKeyName.of(agency, record),
                                        rows.iterator().next().getString("wrapped"))
                                .map(Optional::of));
    }

    /** @return the referral, able to say what it says, unless it was erased */
    Uni<Referral> unlock(Referral referral, DataKey own) {
        return find(referral.agency(), referral.id())
                .invoke(found -> referral.unlock(found, new NameBook(own, referral.id())))
                .replaceWith(referral);
    }

    /**
     * Destroys the key: of what it closed, every copy made from now on is lost, those of the other tables too. What the
     * disks hold of the row until they are tidied up opens with the agency's key-encryption key alone.
     */
    public Uni<Void> destroy(Referral referral) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("delete from data_key where record = ?1")
                        .setParameter(1, referral.id().value())
                        .executeUpdate())
                .invoke(() -> keys.forget(DataKeyName.of(referral.agency(), referral.id())))
                .replaceWithVoid();
    }

    private Uni<Optional<DataKey>> find(AgencyId agency, RecordId record) {
        return Panache.getSession()
                .chain(session -> session.find(RecordKey.class, record.value()))
                .chain(found -> found == null
                        ? Uni.createFrom().item(Optional.empty())
                        : keys.open(DataKeyName.of(agency, record), found.wrapped())
                                .map(Optional::of));
    }
}
