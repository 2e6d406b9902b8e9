package io.entente.audit.review;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an auditor looks for. A filter left out does not filter; all that are given must hold.
 *
 * @param officer an account name or a pseudonym
 * @param partner the other side, or an agency a record was released to
 * @param clause a clause under which something was disclosed, or that forbade it
 * @param from the first instant, inclusive
 * @param to the last instant, exclusive
 * @param after the index after which the page begins
 * @param limit the length of the page, at least 1
 */
record EventQuery(
        @Nullable String agency,
        @Nullable String officer,
        @Nullable String record,
        @Nullable String partner,
        @Nullable String purpose,
        @Nullable String clause,
        @Nullable String decision,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to,
        long after,
        int limit) {

    /** The filters that are given, by name. */
    Map<String, Object> filters() {
        Map<String, Object> filters = new LinkedHashMap<>();
        put(filters, "agency", agency);
        put(filters, "officer", officer);
        put(filters, "record", record);
        put(filters, "partner", partner);
        put(filters, "purpose", purpose);
        put(filters, "clause", clause);
        put(filters, "decision", decision);
        put(filters, "type", type);
        put(filters, "from", from);
        put(filters, "to", to);
        return filters;
    }

    /** The filters as texts, and where the page began: what the event about this search tells. */
    Map<String, String> criteria() {
        Map<String, String> criteria = new LinkedHashMap<>();
        filters().forEach((name, value) -> criteria.put(name, value.toString()));
        if (after >= 0) criteria.put("after", Long.toString(after));
        return criteria;
    }

    private static void put(Map<String, Object> filters, String name, @Nullable Object value) {
        if (value != null) filters.put(name, value);
    }

    /** Never the filters: they may be personal. */
    @Override
    public String toString() {
        return "EventQuery[" + filters().keySet() + "]";
    }
}
