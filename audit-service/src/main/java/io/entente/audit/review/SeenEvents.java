package io.entente.audit.review;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events that the auditor's side may see, in the order of the ledger. */
@ApplicationScoped
class SeenEvents implements PanacheRepositoryBase<SeenEvent, Long> {
    /** What each filter asks of a row. */
    private static final Map<String, String> CONDITIONS = Map.of(
            "agency", "agency = :agency",
            "officer", "(officer = :officer or pseudonym = :officer)",
            "record", "record = :record",
            "partner", "array_contains(partners, :partner)",
            "purpose", "purpose = :purpose",
            "clause", "(array_contains(clauses, :clause) or array_contains(refusalClauses, :clause))",
            "decision", "decision = :decision",
            "type", "type = :type",
            "from", "occurredAt >= :from",
            "to", "occurredAt < :to");

    /** @return at most one more than the page holds, so that the caller knows whether there is another page */
    Uni<List<SeenEvent>> found(EventQuery query) {
        Map<String, Object> filters = query.filters();
        String conditions = Stream.concat(
                        Stream.of("ledgerIndex > :after"),
                        filters.keySet().stream().map(CONDITIONS::get))
                .collect(Collectors.joining(" and "));
        Map<String, Object> parameters = new HashMap<>(filters);
        parameters.put("after", query.after());
        return find(conditions, Sort.by("ledgerIndex"), parameters)
                .page(0, query.limit() + 1)
                .list();
    }
}
