package io.entente.gateway.shelf;

import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.selection.Ends;
import io.entente.policy.selection.Mark;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toUnmodifiableMap;

/** The released versions there are. */
@ApplicationScoped
public class Shelf {
    private static final String VERSIONS = """
            select r.record, r.owner, r.recalled_to, v.version, v.version_id, v.labels_hash, i.document,
                case when exists (select from node_heard h where h.node = v.sender and h.heard_at between
                        clock_timestamp() - make_interval(secs => cast($2 as double precision)) and clock_timestamp())
                    then 0 else 1 end as silent,
                cast(%s as varchar) as review_by
            from shelf_record r
            %s
            left join shelf_review_day d on d.record = r.record and d.version = v.version
            join decision_input i on i.hash = v.labels_hash
            where r.record = any (cast(string_to_array(cast($1 as varchar), ',') as uuid[]))
            order by r.record, v.version desc
            """;
    /** What an older release has shelved without a day is withheld until its day is known. */
    private static final String REVIEW_BY = "coalesce(d.until, v.review_by, date '0001-01-01')";
    /** The newest version's day is the record's. */
    private static final String ALL = VERSIONS.formatted(
            "first_value(" + REVIEW_BY + ") over (partition by r.record order by v.version desc)",
            "join shelf_version v on v.record = r.record");
    /** Looked up by key, one row of each record: the time it takes tells nothing of how many versions are hidden (P7). */
    static final String NEWEST = VERSIONS.formatted(REVIEW_BY, """
            cross join lateral (
                select one.version, one.version_id, one.labels_hash, one.sender, one.review_by from shelf_version one
                where one.record = r.record order by one.version desc limit 1) v\
            """);

    private static final String MARKS = """
            select record, version, position, name, field_class, item, from_item, to_item, content_hash
            from shelf_claim
            where record = any (cast(string_to_array(cast($1 as varchar), ',') as uuid[])) and encoded is not null
            order by record, version, position
            """;

    private final PartyRegister register;
    private final double longestSilence;

    Shelf(PartyRegister register, @ConfigProperty(name = "entente.owners.silence") Duration longestSilence) {
        this.register = register;
        this.longestSilence = longestSilence.toMillis() / 1000.0;
    }

    /**
     * What a decision can be made on that withholds: of one record as much is fetched as of another, however many versions
     * and claims it has.
     *
     * @return per record the labels of its newest version, recalled or not, and none of its claims
     */
    public Uni<Map<RecordId, ShelvedVersion>> newest(Transaction transaction, Collection<RecordId> records) {
        return transaction.rows(NEWEST, ids(records), longestSilence).map(rows -> rows.stream()
                .map(row -> version(row, Map.of()))
                .collect(toUnmodifiableMap(ShelvedVersion::record, version -> version)));
    }

    /** @return per record its versions, highest first, recalled ones included; nothing for a record that has none */
    public Uni<Map<RecordId, List<ShelvedVersion>>> versions(Transaction transaction, Collection<RecordId> records) {
        String ids = ids(records);
        // Versions first: one that is committed between the two questions is then not there yet, rather than there and
        // empty, which would look like a withdrawal.
        return transaction.rows(ALL, ids, longestSilence).chain(versions -> transaction
                .rows(MARKS, ids)
                .map(Shelf::marksByVersion)
                .map(marks ->
                        versions.stream().map(row -> version(row, marks)).collect(groupingBy(ShelvedVersion::record))));
    }

    private static String ids(Collection<RecordId> records) {
        return records.stream().map(RecordId::toString).collect(joining(","));
    }

    private record Key(UUID record, int version) {}

    private static Map<Key, List<Mark>> marksByVersion(List<Row> rows) {
        return rows.stream()
                .collect(groupingBy(
                        row -> new Key(row.uuid("record"), row.integer("version")), mapping(Shelf::mark, toList())));
    }

    private static Mark mark(Row row) {
        return new Mark(
                row.integer("position"),
                row.text("name"),
                row.optionalText("field_class").map(FieldClass::of),
                row.optionalUuid("item"),
                row.optionalUuid("from_item").map(from -> new Ends(from, row.uuid("to_item"))),
                row.text("content_hash"));
    }

    /** Nothing that an agency says is heard any more once the register does not list it. */
    private ShelvedVersion version(Row row, Map<Key, List<Mark>> marks) {
        int number = row.integer("version");
        AgencyId owner = new AgencyId(row.text("owner"));
        return new ShelvedVersion(
                new RecordId(row.uuid("record")),
                owner,
                number,
                row.uuid("version_id"),
                row.text("labels_hash"),
                LabelsDocument.read(
                        row.bytes("document"),
                        row.optionalInteger("recalled_to").isPresent(),
                        row.integer("silent") == 1 || register.agency(owner).isEmpty(),
                        Optional.of(LocalDate.parse(row.text("review_by")))),
                marks.getOrDefault(new Key(row.uuid("record"), number), List.of()));
    }
}
