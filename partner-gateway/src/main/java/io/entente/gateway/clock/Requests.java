package io.entente.gateway.clock;

import io.entente.gateway.decision.View;
import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.Urgency;
import io.smallrye.mutiny.Uni;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/** Which versions on the shelf ask for an answer, and how soon. */
record Requests(Map<Key, Urgency> urgencies) {
    private static final String ASKING = """
            select record, version, urgency from shelf_version
            where record = any (cast(string_to_array(cast($1 as varchar), ',') as uuid[])) and urgency is not null
            """;

    /** A version by its owner's own count. */
    record Key(UUID record, int version) {}

    static Uni<Requests> on(Transaction transaction, Collection<RecordId> records) {
        return transaction
                .rows(ASKING, records.stream().map(RecordId::toString).collect(joining(",")))
                .map(rows -> new Requests(rows.stream()
                        .collect(toMap(
                                row -> new Key(row.uuid("record"), row.integer("version")),
                                row -> Urgency.of(row.text("urgency"))))));
    }

    /** @return empty for a version that asks nothing */
    Optional<Urgency> urgency(ShelvedVersion version) {
        return Optional.ofNullable(urgencies.get(new Key(version.record().value(), version.number())));
    }

    static Map<Purpose, Request> among(Map<Purpose, View> views, Function<View, Optional<Request>> request) {
        Map<Purpose, Request> among = new EnumMap<>(Purpose.class);
        views.forEach((purpose, view) -> request.apply(view).ifPresent(found -> among.put(purpose, found)));
        return among;
    }
}
