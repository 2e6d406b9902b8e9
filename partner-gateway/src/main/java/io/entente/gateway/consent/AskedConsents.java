package io.entente.gateway.consent;

import io.entente.gateway.consent.AskedConsent.Said;
import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.decision.Decided;
import io.entente.gateway.shelf.ShelfKeys;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.api.Passed;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/** What agencies asked for, each with its ledger. An agency sees what it asked itself. */
@ApplicationScoped
class AskedConsents {
    private static final String KEEP = """
            insert into consent_request
                (id, agency, record, originator, kind, recipient, purposes, until, words, decision, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    /** What was asked about a record that was erased at the same moment has no key: it is not there. */
    private static final String ASKED = """
            select q.id, q.record, q.originator, q.kind, q.recipient, q.purposes, q.until, q.words, q.asked_at,
                   (select n.owner_side from decision n where n.id = q.decision) as owner_side,
                   k.agency as key_agency, k.wrapped
            from consent_request q join data_key k on k.record = q.record
            where q.agency = $1
            """;

    private static final String ONE = ASKED + " and q.id = $2";
    private static final String IN_ORDER = " order by q.asked_at desc, q.id desc limit $2";
    private static final String PAGE = ASKED + IN_ORDER;
    private static final String PAGE_AFTER = ASKED + " and (q.asked_at, q.id) < ($3, $4)" + IN_ORDER;
    /** Of the asker's own requests alone: a consent that somebody else asked for the agency is none of them. */
    private static final String LEDGER = """
            select e.consent, e.record, e.number, e.state, e.reason, e.at, e.input, kept.document,
                   k.agency as key_agency, k.wrapped
            from consent_entry e join data_key k on k.record = e.record
            left join decision_input kept on kept.hash = e.input
            where e.agency = $1 and e.consent = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            order by e.consent, e.number
            """;

    private final ShelfKeys keys;

    AskedConsents(ShelfKeys keys) {
        this.keys = keys;
    }

    /**
     * A request with whom it was made to.
     *
     * @param side that of the originator then, which may have left the register since
     */
    record Found(AskedConsent consent, AgencyId originator, Optional<Jurisdiction> side) {}

    /** @param id of the event of the request, and so of the consent */
    Uni<AskedConsent> keep(Transaction transaction, UUID id, AgencyId asker, Decided decided, Wish wish) {
        var labels = decided.view().orElseThrow().newest().labels();
        AskedConsent asked = AskedConsent.fresh(id, labels.record().value(), wish, decided.at());
        return keys.of(transaction, labels.record())
                .chain(key -> transaction.change(
                        KEEP,
                        id,
                        asker.value(),
                        asked.record(),
                        labels.originator().value(),
                        asked.kind(),
                        asked.recipient().value(),
                        wish.purposes().stream().map(Purpose::code).collect(Collectors.joining(" ")),
                        asked.until(),
                        key.close(place(id), new Words(wish.conditions(), wish.reason()).text()),
                        decided.id(),
                        asked.askedAt()))
                .replaceWith(asked);
    }

    Uni<Optional<Found>> byId(Transaction transaction, AgencyId asker, UUID id, Instant now) {
        return transaction
                .rows(ONE, asker.value(), id)
                .chain(rows -> withLedgers(transaction, asker, rows, now))
                .map(found -> found.stream().findFirst());
    }

    /** @param after how far the pages before went */
    Uni<List<AskedConsent>> page(
            Transaction transaction, AgencyId asker, Optional<Passed> after, int limit, Instant now) {
        Uni<List<Row>> page = after.map(
                        last -> transaction.rows(PAGE_AFTER, asker.value(), limit, last.at(), last.id()))
                .orElseGet(() -> transaction.rows(PAGE, asker.value(), limit));
        return page.chain(rows -> withLedgers(transaction, asker, rows, now))
                .map(found -> found.stream().map(Found::consent).toList());
    }

    private Uni<List<Found>> withLedgers(Transaction transaction, AgencyId asker, List<Row> requests, Instant now) {
        String ids = requests.stream().map(row -> row.uuid("id").toString()).collect(Collectors.joining(","));
        return transaction
                .rows(LEDGER, asker.value(), ids)
                .chain(entries -> keys.opened(entries, Line::of))
                .map(lines -> lines.stream().collect(groupingBy(Line::consent, mapping(Line::said, toList()))))
                .chain(ledgers -> keys.opened(
                        requests, (row, key) -> found(row, key, ledgers.getOrDefault(row.uuid("id"), List.of()), now)));
    }

    private static Place place(UUID id) {
        return Place.of("consent_request.words", id);
    }

    private static Found found(Row row, DataKey key, List<Said> ledger, Instant now) {
        Words words = Words.parse(key.openText(place(row.uuid("id")), row.bytes("words")));
        Instant until = row.instant("until");
        return new Found(
                new AskedConsent(
                        row.uuid("id"),
                        row.uuid("record"),
                        row.text("kind"),
                        new AgencyId(row.text("recipient")),
                        Arrays.stream(row.text("purposes").split(" "))
                                .map(Purpose::of)
                                .toList(),
                        words.conditions(),
                        until,
                        words.reason(),
                        row.instant("asked_at"),
                        state(ledger, until, now),
                        ledger),
                new AgencyId(row.text("originator")),
                row.optionalText("owner_side").map(Jurisdiction::new));
    }

    /** What is neither refused nor revoked ends with its time, answered or not. */
    private static String state(List<Said> ledger, Instant asked, Instant now) {
        if (ledger.isEmpty()) return now.isBefore(asked) ? "requested" : "expired";
        Said last = ledger.get(ledger.size() - 1);
        boolean over = last.until() != null && !now.isBefore(last.until());
        return over ? "expired" : last.state();
    }

    private record Line(UUID consent, Said said) {
        static Line of(Row row, DataKey key) {
            return new Line(row.uuid("consent"), AskedConsents.said(row, key));
        }
    }

    private static Said said(Row row, DataKey key) {
        Optional<Consent> granted =
                row.optionalBytes("document").map(document -> ConsentDocument.open(key, row.text("input"), document));
        return new Said(
                row.integer("number"),
                row.text("state"),
                granted.map(consent -> List.copyOf(consent.purposes())).orElse(List.of()),
                granted.map(Consent::conditions).orElse(List.of()),
                granted.flatMap(consent -> consent.valid().until()).orElse(null),
                row.optionalText("reason").orElse(null),
                row.instant("at"));
    }
}
