package io.entente.gateway.feed;

import io.entente.gateway.decision.Declaration;
import io.entente.gateway.feed.Cursors.Holder;
import io.entente.gateway.feed.Cursors.Place;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.trail.AuditTrail;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads the caller's agency's feed under one declared purpose. One reading is one event, an empty page too. */
@ApplicationScoped
class ReadFeed {
    private final Caller caller;
    private final FeedReading reading;
    private final Cursors cursors;
    private final AuditTrail trail;

    ReadFeed(Caller caller, FeedReading reading, Cursors cursors, AuditTrail trail) {
        this.caller = caller;
        this.reading = reading;
        this.cursors = cursors;
        this.trail = trail;
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
                .chain(transaction -> reading.page(transaction, caller.agency(), declaration.purpose(), start, limit))
                .map(page -> new FeedPage(page.told(), cursors.close(page.reached(), holder)))
                .call(page -> trail.record(declaration.happening("feed.read").outcome("done")));
    }
}
