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
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
    /** Not the page's limit: a small page over many entries that are left out would take as many rounds. */
    private static final int LOOKED_AT_ONCE = 100;

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
        Place start = after.map(cursor -> cursors.open(cursor, holder)).orElse(Place.START);
        return Panache.getSession()
                .map(Transaction::in)
                .chain(transaction -> fill(transaction, new OpenPage(start, limit), declaration.purpose())
                        .call(page -> ledger.told(transaction, caller.agency(), declaration.purpose(), page.found())))
                .map(page -> new FeedPage(page.told(), cursors.close(page.reached(), holder)))
                .call(page -> trail.record(event(declaration)));
    }

    private Uni<OpenPage> fill(Transaction transaction, OpenPage page, Purpose purpose) {
        return ledger.after(transaction, caller.agency(), page.looked(), purpose, LOOKED_AT_ONCE)
                .chain(entries -> visible(transaction, entries, purpose).chain(visible -> {
                    entries.forEach(entry -> page.look(entry, visible));
                    boolean ended = entries.size() < LOOKED_AT_ONCE;
                    return page.full() || ended ? Uni.createFrom().item(page) : fill(transaction, page, purpose);
                }));
    }

    private Uni<Set<RecordId>> visible(Transaction transaction, List<Entry> entries, Purpose purpose) {
        Set<RecordId> records = entries.stream().map(Entry::record).collect(Collectors.toUnmodifiableSet());
        return views.visible(transaction, caller.agency(), purpose, records, clock.instant());
    }

    private static Happening event(Declaration declaration) {
        return Happening.of("feed.read")
                .outcome("done")
                .with(EventName.PURPOSE, declaration.purpose().code())
                .with(EventName.JUSTIFICATION, declaration.justification())
                .with(EventName.ON_BEHALF_OF, declaration.onBehalfOf().orElse(null));
    }
}
