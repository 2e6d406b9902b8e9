package io.entente.cases.referral;

import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All referrals. An officer finds those that they may read, by the questions asked here; those of other agencies are
 * out of reach by row-level security beneath it too.
 */
@ApplicationScoped
public class Referrals implements PanacheRepositoryBase<Referral, UUID> {
    /** The same rule as {@link Custody#requireReadBy}, in the database. */
    private static final String READABLE = """
             r.agency = :agency and (r.custody.assignee = :name
                or r.custody.readers = io.entente.cases.referral.Readers.AGENCY
                or (r.custody.readers = io.entente.cases.referral.Readers.UNIT and r.custody.unit = :unit)
                or (r.custody.readers = io.entente.cases.referral.Readers.NAMED
                    and locate(:mark, r.custody.named) > 0)%s)\
            """;
    /** Somebody must find what a colleague left, and what waits for a second officer. */
    private static final String READABLE_TO_SUPERVISORS = """
             or r.custody.unit is null or r.custody.unit = :unit
                or exists (select 1 from Version w where w.referral = r and w.number = r.course.latest
                    and w.state = io.entente.cases.referral.VersionState.SUBMITTED and w.twoOfficers = true)\
            """;

    private static final String WHOLE = "select r from Referral r join fetch r.course.versions where r.id = :id and";
    private static final String SUMMARIES = """
            select new io.entente.cases.referral.Summary(
                r.id, r.filing.reference, r.ending.state, r.filing.filedAt, r.custody.unit, r.custody.assigneeName, r.course.released,
                v.number, v.state, v.type, coalesce(f.dueBy, v.reviewBy))
            from Referral r join Version v on v.referral = r and v.number = r.course.latest
                left join Version f on f.referral = r and f.state = io.entente.cases.referral.VersionState.RELEASED
            where %1$s\
            """;
    private static final String AFTER =
            " and r.filing.position < (select r.filing.position from Referral r where r.id = :after and %1$s)";
    private static final String LINES = """
            select new io.entente.cases.referral.VersionEntry(v.number, v.state, v.type, v.authors, v.createdAt, v.releasedAt)
            from Version v where v.referral.id = :id order by v.number\
            """;

    private static final String EARLIER = """
            select new io.entente.cases.referral.Earlier(v.number, v.state, v.releasedAt, v.twoOfficers, v.content)
            from Version v where v.referral.id = :id and v.number >= :from and v.number < :to order by v.number\
            """;

    private static final String RELEASED =
            "select 1 from referral where id = $1 and agency = $2 and released is not null";

    private final RecordKeys keys;

    Referrals(RecordKeys keys) {
        this.keys = keys;
    }

    /** Fails with {@link NoSuchReferral}, for one that the officer may not read too. */
    public Uni<Referral> readable(Officer by, RecordId id) {
        return keys.ofAgency(by.agency()).chain(own -> getSession()
                .chain(session -> asking(session.createSelectionQuery(WHOLE + rule(by), Referral.class), by, own)
                        .setParameter("id", id.value())
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(NoSuchReferral::new)
                .chain(referral -> keys.unlock(referral, own)));
    }

    /**
     * A referral that the officer may read and is about to change. Fails with {@link NoSuchReferral}, with
     * {@link NotYours} for who reads it as a second officer alone, with {@link ReferralErased}, and with {@link Stale} if it
     * is not as expected.
     */
    public Uni<Referral> changeable(Officer by, RecordId id, Expectation expected) {
        return readable(by, id)
                .invoke(referral -> referral.custody().requireReadBy(by))
                .invoke(Referral::requireNotErased)
                .invoke(expected::requireMet);
    }

    /** The same for who is about to erase it; one that is erased already is as it should be. */
    public Uni<Referral> erasable(Officer by, RecordId id, Expectation expected) {
        return readable(by, id).invoke(referral -> {
            referral.custody().requireReadBy(by);
            if (referral.erasure().isEmpty()) expected.requireMet(referral);
        });
    }

    /**
     * Newest first, by the order of filing.
     *
     * @param after the last one of the page before; one that the officer cannot read gives an empty page
     */
    public Uni<List<Summary>> page(Officer by, Wanted wanted, Optional<RecordId> after, int most) {
        return keys.ofAgency(by.agency()).chain(own -> {
            Wanted.Condition condition = wanted.condition(name -> NameBook.mark(own, name));
            Map<String, Object> parameters = new HashMap<>(condition.parameters());
            after.ifPresent(id -> parameters.put("after", id.value()));
            String page = SUMMARIES
                    + condition.text()
                    + after.map(last -> AFTER).orElse("")
                    + " order by r.filing.position desc";
            return concerning(by, own, Summary.class, page, parameters, most)
                    .map(found ->
                            found.stream().map(summary -> summary.opened(own)).toList());
        });
    }

    /**
     * What other features keep about referrals that the officer may read.
     *
     * @param jpql with {@code %1$s} where the condition for the referral {@code r} stands
     * @param most how many of them
     */
    public <T> Uni<List<T>> concerning(Officer by, Class<T> kind, String jpql, Map<String, ?> parameters, int most) {
        return keys.ofAgency(by.agency()).chain(own -> concerning(by, own, kind, jpql, parameters, most));
    }

    private <T> Uni<List<T>> concerning(
            Officer by, DataKey own, Class<T> kind, String jpql, Map<String, ?> parameters, int most) {
        return getSession().chain(session -> {
            SelectionQuery<T> query = asking(session.createSelectionQuery(jpql.formatted(rule(by)), kind), by, own)
                    .setMaxResults(most);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    /** Every version of a referral that was read before in this transaction. */
    public Uni<List<VersionEntry>> versions(Referral referral) {
        return getSession().chain(session -> session.createSelectionQuery(LINES, VersionEntry.class)
                .setParameter("id", referral.id().value())
                .getResultList());
    }

    /** One version of a referral that was read before in this transaction. Fails with {@link NoSuchReferral}. */
    public Uni<Version> version(Referral referral, int number) {
        return getSession()
                .chain(session -> session.createSelectionQuery(
                                "select v from Version v where v.referral.id = :id and v.number = :number",
                                Version.class)
                        .setParameter("id", referral.id().value())
                        .setParameter("number", number)
                        .getSingleResultOrNull())
                .onItem()
                .ifNull()
                .failWith(NoSuchReferral::new);
    }

    /**
     * Versions of a referral that was read before in this transaction, in order.
     *
     * @param from number of the first
     * @param to number of the first that is none of them
     */
    public Uni<List<Earlier>> earlier(Referral referral, int from, int to) {
        return getSession().chain(session -> session.createSelectionQuery(EARLIER, Earlier.class)
                .setParameter("id", referral.id().value())
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .map(found -> found.stream().map(referral::opened).toList()));
    }

    /**
     * For what the gateway tells, in a worker's transaction: it can only be about what this agency released here.
     *
     * @param owner as told
     */
    public static Uni<Void> requireReleased(SqlConnection transaction, RecordId record, AgencyId owner) {
        return transaction
                .preparedQuery(RELEASED)
                .execute(Tuple.of(record.value(), owner.value()))
                .invoke(rows -> {
                    if (rows.size() == 0) throw new MalformedMessage("nothing was released that it could be about");
                })
                .replaceWithVoid();
    }

    private static String rule(Officer by) {
        return READABLE.formatted(by.releaseSupervisor() ? READABLE_TO_SUPERVISORS : "");
    }

    /** @return the query, with what the condition wants to know of the officer */
    private static <T> SelectionQuery<T> asking(SelectionQuery<T> query, Officer by, DataKey own) {
        String mark = NameBook.mark(own, by.name());
        return query.setParameter("agency", by.agency().value())
                .setParameter("name", mark)
                .setParameter("mark", Custody.line(mark))
                // No unit is called nothing.
                .setParameter("unit", by.unit().orElse(""));
    }
}
