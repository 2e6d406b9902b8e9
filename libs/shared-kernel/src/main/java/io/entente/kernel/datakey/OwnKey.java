package io.entente.kernel.datakey;

import io.entente.kernel.vocabulary.AgencyId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny.Session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An agency's own data key, for what belongs to no record; in table {@code agency_key} under row-level security, made when
 * it is first needed. In the caller's transaction.
 */
@ApplicationScoped
public class OwnKey {
    private static final String FIND = "select wrapped from agency_key where agency = ?1";
    private static final String ADD =
            "insert into agency_key (agency, wrapped) values (?1, ?2) on conflict (agency) do nothing";

    private final DataKeys keys;
    /** What a transaction has found is asked once in it; gone with its session. */
    private final Map<Session, Map<AgencyId, String>> found = Collections.synchronizedMap(new WeakHashMap<>());

    OwnKey(DataKeys keys) {
        this.keys = keys;
    }

    /** @param agency the caller's; of another one the transaction sees nothing and may write nothing */
    public Uni<DataKey> of(AgencyId agency) {
        DataKeyName name = DataKeyName.of(agency);
        return Panache.getSession()
                .chain(session -> wrapped(session, agency, name))
                .chain(wrapped -> keys.open(name, wrapped));
    }

    private Uni<String> wrapped(Session session, AgencyId agency, DataKeyName name) {
        Map<AgencyId, String> known = found.computeIfAbsent(session, fresh -> new ConcurrentHashMap<>());
        String before = known.get(agency);
        if (before != null) return Uni.createFrom().item(before);
        return find(session, agency)
                .chain(rows -> rows.isEmpty()
                        ? keys.make(name)
                                .chain(fresh -> add(session, agency, fresh.wrapped()))
                                // Whoever was first: it may have been another transaction.
                                .chain(() -> find(session, agency))
                        : Uni.createFrom().item(rows))
                .map(rows -> rows.get(0))
                .invoke(wrapped -> known.put(agency, wrapped));
    }

    private static Uni<List<String>> find(Session session, AgencyId agency) {
        return session.createNativeQuery(FIND, String.class)
                .setParameter(1, agency.value())
                .getResultList();
    }

    private static Uni<Integer> add(Session session, AgencyId agency, String wrapped) {
        return session.createNativeQuery(ADD)
                .setParameter(1, agency.value())
                .setParameter(2, wrapped)
                .executeUpdate();
    }
}
