package io.entente.gateway.feed;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.decision.Views;
import io.entente.gateway.feed.Cursors.Holder;
import io.entente.gateway.feed.Cursors.Place;
import io.entente.gateway.feed.FeedLedger.Entry;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads an agency's feed under one declared purpose. What is told is decided again: an entry whose record cannot be
 * pulled under that purpose now is left out, and neither the page's length, nor the numbers, nor the cursor tell that it
 * was there. One reading is one event, an empty page too.
 */
@ApplicationScoped
class ReadFeed {
    private final Caller caller;
    private final FeedLedger ledger;
    private final Views views;
    private final Cursors cursors;
    private final AuditTrail trail;
    private final Clock clock;

    ReadFeed(Caller caller, FeedLedger ledger, Views views, Cursors cursors, AuditTrail trail, Clock clock) {
        this.caller = caller;
        this.ledger = ledger;
        this.views = views;
        this.cursors = cursors;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param after the cursor of an earlier page; none starts at the beginning
     * @param limit most entries of the page
     */
    @WithTransaction
    @OwnRows
    Uni<FeedPage> after(Optional<String> after, int limit, Declaration declaration) {
        Holder holder =
                new Holder(caller.agency(), caller.client().orElseGet(caller::pseudonym), declaration.purpose());
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> Uni.createFrom()
                        .item(() -> after.map(cursor -> cursors.open(cursor, holder))
                                .orElse(Place.START))
                        .chain(start -> fill(new Page(transaction, declaration, limit, clock.instant(), start))))
                .map(page -> new FeedPage(page.told, cursors.close(page.reached(), holder)))
                .call(page -> trail.record(event(declaration)));
    }

    /** A page being filled: entries are looked at until it is full or the feed has ended, however many are left out. */
    private static final class Page {
        final Transaction transaction;
        final Declaration declaration;
        final int limit;
        final Instant now;
        final Place start;
        final List<FeedPage.Entry> told = new ArrayList<>();
        long looked;

        Page(Transaction transaction, Declaration declaration, int limit, Instant now, Place start) {
            this.transaction = transaction;
            this.declaration = declaration;
            this.limit = limit;
            this.now = now;
            this.start = start;
            this.looked = start.number();
        }

        Place reached() {
            return new Place(looked, start.told() + told.size());
        }

        void look(Entry entry, Set<RecordId> visible) {
            if (told.size() == limit) return;
            looked = entry.number();
            if (entry.change() == Change.WITHDRAWN || visible.contains(entry.record()))
                told.add(
                        new FeedPage.Entry(start.told() + told.size() + 1, entry.record(), entry.change(), entry.at()));
        }
    }

    private Uni<Page> fill(Page page) {
        return ledger.after(
                        page.transaction,
                        caller.agency(),
                        page.start.number(),
                        page.looked,
                        page.declaration.purpose(),
                        page.limit)
                .chain(entries -> entries.isEmpty()
                        ? Uni.createFrom().item(page)
                        : visible(page, entries).chain(visible -> {
                            entries.forEach(entry -> page.look(entry, visible));
                            boolean more = page.told.size() < page.limit && entries.size() == page.limit;
                            return more ? fill(page) : Uni.createFrom().item(page);
                        }));
    }

    private Uni<Set<RecordId>> visible(Page page, List<Entry> entries) {
        Set<RecordId> records = entries.stream().map(Entry::record).collect(Collectors.toUnmodifiableSet());
        return views.visible(page.transaction, caller.agency(), page.declaration.purpose(), records, page.now);
    }

    private static Happening event(Declaration declaration) {
        return Happening.of("feed.read")
                .outcome("done")
                .with(EventName.PURPOSE, declaration.purpose().code())
                .with(EventName.JUSTIFICATION, declaration.justification())
                .with(EventName.ON_BEHALF_OF, declaration.onBehalfOf().orElse(null));
    }
}
