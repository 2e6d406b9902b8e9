package io.entente.gateway.consent;

import io.entente.gateway.consent.AskedConsent.Said;
import io.entente.gateway.decision.ConsentDocument;
import io.entente.gateway.decision.Decided;
import io.entente.gateway.transaction.Row;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.decision.Consent;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import static java.util.stream.Collectors.groupingBy;

/** What agencies asked for, each with its ledger. An agency sees what it asked itself. */
@ApplicationScoped
class AskedConsents {
    private static final String KEEP = """
            insert into consent_request
                (id, agency, record, originator, kind, recipient, purposes, until, words, decision, asked_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """;
    private static final String ONE = """
            select id, record, originator, kind, recipient, purposes, until, words, asked_at
            from consent_request where agency = $1 and id = $2
            """;
    private static final String PAGE = """
            select id, record, originator, kind, recipient, purposes, until, words, asked_at
            from consent_request
            where agency = $1
            order by asked_at desc, id desc limit $2
            """;
    private static final String PAGE_AFTER = """
            select id, record, originator, kind, recipient, purposes, until, words, asked_at
            from consent_request
            where agency = $1
              and (asked_at, id) < (select asked_at, id from consent_request where agency = $1 and id = $3)
            order by asked_at desc, id desc limit $2
            """;
    /** Of the asker's own requests alone: a consent that somebody else asked for the agency is none of them. */
    private static final String LEDGER = """
            select e.consent, e.number, e.state, e.reason, e.at, kept.document
            from consent_entry e left join decision_input kept on kept.hash = e.input
            where e.agency = $1 and e.consent = any (cast(string_to_array(cast($2 as varchar), ',') as uuid[]))
            order by e.consent, e.number
            """;

    /** A request with whom it was made to. */
    record Found(AskedConsent consent, AgencyId originator) {}

    /** @param id of the event of the request, and so of the consent */
    Uni<AskedConsent> keep(Transaction transaction, UUID id, AgencyId asker, Decided decided, Wish wish) {
        var labels = decided.view().orElseThrow().newest().labels();
        AskedConsent asked = AskedConsent.fresh(id, labels.record().value(), wish, decided.at());
        return transaction
                .change(
                        KEEP,
                        id,
                        asker.value(),
                        asked.record(),
                        labels.originator().value(),
                        asked.kind(),
                        asked.recipient().value(),
                        wish.purposes().stream().map(Purpose::code).collect(Collectors.joining(" ")),
                        asked.until(),
                        new Words(wish.conditions(), wish.reason()).text(),
                        decided.id(),
                        asked.askedAt())
                .replaceWith(asked);
    }

    Uni<Optional<Found>> byId(Transaction transaction, AgencyId asker, UUID id, Instant now) {
        return transaction
                .rows(ONE, asker.value(), id)
                .chain(rows -> withLedgers(transaction, asker, rows, now))
                .map(found -> found.stream().findFirst());
    }

    /** @param after the last one of the page before; one that the agency has not asked gives an empty page */
    Uni<List<AskedConsent>> page(
            Transaction transaction, AgencyId asker, Optional<UUID> after, int limit, Instant now) {
        Uni<List<Row>> page = after.map(last -> transaction.rows(PAGE_AFTER, asker.value(), limit, last))
                .orElseGet(() -> transaction.rows(PAGE, asker.value(), limit));
        return page.chain(rows -> withLedgers(transaction, asker, rows, now))
                .map(found -> found.stream().map(Found::consent).toList());
    }

    private static Uni<List<Found>> withLedgers(
            Transaction transaction, AgencyId asker, List<Row> requests, Instant now) {
        String ids = requests.stream().map(row -> row.uuid("id").toString()).collect(Collectors.joining(","));
        return transaction.rows(LEDGER, asker.value(), ids).map(entries -> {
            Map<UUID, List<Row>> ledgers = entries.stream().collect(groupingBy(row -> row.uuid("consent")));
            return requests.stream()
                    .map(row -> found(row, ledgers.getOrDefault(row.uuid("id"), List.of()), now))
                    .toList();
        });
    }

    private static Found found(Row row, List<Row> entries, Instant now) {
        List<Said> ledger = entries.stream().map(AskedConsents::said).toList();
        Words words = Words.parse(row.text("words"));
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
                new AgencyId(row.text("originator")));
    }

    /** What is neither refused nor revoked ends with its time, answered or not. */
    private static String state(List<Said> ledger, Instant asked, Instant now) {
        if (ledger.isEmpty()) return now.isBefore(asked) ? "requested" : "expired";
        Said last = ledger.get(ledger.size() - 1);
        boolean over = last.until() != null && !now.isBefore(last.until());
        return over ? "expired" : last.state();
    }

    private static Said said(Row row) {
        Optional<Consent> granted = row.optionalBytes("document").map(ConsentDocument::read);
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
