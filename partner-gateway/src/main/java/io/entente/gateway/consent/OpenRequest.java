package io.entente.gateway.consent;

import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.transaction.Row;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was asked of an originator, as far as its answer is held against it. */
record OpenRequest(
        UUID id,
        AgencyId asker,
        RecordId record,
        AgencyId originator,
        Consent.Kind kind,
        AgencyId recipient,
        Set<Purpose> purposes,
        Instant until) {
    /** The columns that {@link #of} reads, of a request's row {@code q}. */
    static final String COLUMNS = "q.agency, q.record, q.originator, q.kind, q.recipient, q.purposes, q.until";

    static OpenRequest of(UUID id, Row row) {
        return new OpenRequest(
                id,
                new AgencyId(row.text("agency")),
                new RecordId(row.uuid("record")),
                new AgencyId(row.text("originator")),
                ConsentDocument.kind(row.text("kind")),
                new AgencyId(row.text("recipient")),
                Arrays.stream(row.text("purposes").split(" ")).map(Purpose::of).collect(Collectors.toUnmodifiableSet()),
                row.instant("until"));
    }

    /** @throws MalformedMessage if somebody else answers, or grants more than was asked */
    void requireAnsweredBy(Entry entry) {
        if (!originator.equals(entry.agency())) throw new MalformedMessage("that was not asked of this agency");
        if (entry.granted()
                && (!purposes.containsAll(entry.purposes())
                        || entry.until().orElseThrow().isAfter(until)))
            throw new MalformedMessage("more was granted than was asked");
    }

    /** It holds from now on: the clocks of two services may differ, and the officer's word counts at once. */
    Optional<Consent> granted(Entry entry) {
        if (!entry.granted()) return Optional.empty();
        return Optional.of(new Consent(
                id.toString(),
                kind,
                record,
                originator,
                recipient,
                Sorted.set(entry.purposes()),
                entry.conditions(),
                new Span(Optional.empty(), entry.until())));
    }
}
