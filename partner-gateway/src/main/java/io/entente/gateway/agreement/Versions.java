package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The versions whose party the caller speaks for: a signatory's agency where that is a party itself, otherwise its
 * jurisdiction. Every other version is as if it were not there.
 */
@ApplicationScoped
class Versions {
    private static final String OWN = "string_to_array(v.parties, ',') && array[cast($1 as text), cast($2 as text)]";
    private static final String STANDING = """
            with page as (select v.agreement, v.version from agreement_version v where %s)
            select v.agreement, v.version, v.hash, v.drafted_by, listed.party,
              (select count(*) from agreement_approval a
                where (a.agreement, a.version, a.party) = (v.agreement, v.version, listed.party)) as approvals,
              (select count(*) from agreement_approval a
                where (a.agreement, a.version) = (v.agreement, v.version) and a.officer = $3) as own_approvals,
              (select s.signed_at from agreement_signature s
                where (s.agreement, s.version, s.party) = (v.agreement, v.version, listed.party)) as signed_at,
              (select count(*) from agreement_suspension u
                where (u.agreement, u.version, u.party) = (v.agreement, v.version, listed.party)
                  and not exists (select from agreement_lift l where l.suspension = u.id)) as suspensions,
              (select count(*) from agreement_suspension u
                where u.agreement = v.agreement and u.version >= v.version
                  and not exists (select from agreement_lift l where l.suspension = u.id)) as stops
            from page join agreement_version v on (v.agreement, v.version) = (page.agreement, page.version)
            cross join unnest(string_to_array(v.parties, ',')) with ordinality as listed (party, place)
            order by v.agreement, v.version, listed.place
            """;
    private static final String ONE = STANDING.formatted(OWN + " and v.agreement = $4 and v.version = $5");
    private static final String PAGE = STANDING.formatted(
            OWN + " and (v.agreement, v.version) > ($4, $5) order by v.agreement, v.version limit $6");
    private static final String DOCUMENT =
            "select document from agreement_version where agreement = $1 and version = $2";

    private final Caller caller;

    Versions(Caller caller) {
        this.caller = caller;
    }

    /** @return empty for a version that is not there, and for one whose party the caller does not speak for */
    Uni<Optional<Version>> one(Transaction transaction, VersionKey key) {
        return standing(transaction, ONE, key).map(versions -> versions.stream().findFirst());
    }

    /**
     * @param after the last version of the page before; empty for the first page
     * @return in the order of their keys
     */
    Uni<List<Version>> after(Transaction transaction, Optional<VersionKey> after, int limit) {
        return standing(transaction, PAGE, after.orElse(new VersionKey("", 0)), limit);
    }

    /** The bytes that were uploaded. */
    Uni<byte[]> document(Transaction transaction, VersionKey key) {
        return transaction.rows(DOCUMENT, key.agreement(), key.version()).map(rows -> rows.get(0)
                .bytes("document"));
    }

    /** @return the party among these for which the caller speaks */
    Optional<String> own(List<String> parties) {
        return List.of(caller.agency().value(), caller.jurisdiction().value()).stream()
                .filter(parties::contains)
                .findFirst();
    }

    private Uni<List<Version>> standing(Transaction transaction, String sql, VersionKey key, Object... more) {
        List<@Nullable Object> parameters = new ArrayList<>(List.of(
                caller.agency().value(),
                caller.jurisdiction().value(),
                caller.pseudonym(),
                key.agreement(),
                key.version()));
        parameters.addAll(List.of(more));
        return transaction.rows(sql, parameters.toArray()).map(this::versions);
    }

    private List<Version> versions(List<Row> rows) {
        Map<VersionKey, List<Row>> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(
                        new VersionKey(row.text("agreement"), row.integer("version")), key -> new ArrayList<>())
                .add(row));
        return byKey.entrySet().stream()
                .map(entry -> version(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Version version(VersionKey key, List<Row> parties) {
        Row first = parties.get(0);
        return new Version(
                key,
                first.text("hash"),
                first.optionalText("drafted_by"),
                own(parties.stream().map(row -> row.text("party")).toList()).orElseThrow(),
                first.integer("own_approvals") > 0,
                parties.stream().map(Versions::standing).toList(),
                first.integer("stops") > 0);
    }

    private static PartyStanding standing(Row row) {
        return new PartyStanding(
                row.text("party"),
                row.integer("approvals"),
                row.optionalInstant("signed_at").orElse(null),
                row.integer("suspensions") > 0);
    }
}
