package io.entente.gateway.feed;

import io.entente.gateway.decision.Looking;
import io.entente.gateway.feed.Cursors.Place;
import io.entente.gateway.feed.FeedLedger.Entry;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills a page of an agency's feed. What is told is decided again: an entry whose record cannot be pulled under the
 * reader's purpose now is left out, and neither the page's length, nor the numbers, nor the cursor tell that it was there.
 * That it was left out is remembered, so that the feed comes back to it should it have been for a moment only.
 */
@ApplicationScoped
class FeedReading {
    /** Not the page's limit: a small page over many entries that are left out would take as many rounds. */
    private static final int LOOKED_AT_ONCE = 100;

    private final FeedLedger ledger;
    private final Looking looking;
    private final Clock clock;

    FeedReading(FeedLedger ledger, Looking looking, Clock clock) {
        this.ledger = ledger;
        this.looking = looking;
        this.clock = clock;
    }

    /** @param limit most entries of the page */
    Uni<OpenPage> page(Transaction transaction, AgencyId agency, Purpose purpose, Place start, int limit) {
        return fill(transaction, agency, purpose, new OpenPage(start, limit))
                .call(page -> ledger.told(transaction, agency, purpose, page.found()));
    }

    private Uni<OpenPage> fill(Transaction transaction, AgencyId agency, Purpose purpose, OpenPage page) {
        return ledger.after(transaction, agency, page.looked(), purpose, LOOKED_AT_ONCE)
                .chain(entries -> visible(transaction, agency, purpose, entries).chain(visible -> {
                    entries.forEach(entry -> page.look(entry, visible));
                    boolean ended = entries.size() < LOOKED_AT_ONCE;
                    return page.full() || ended
                            ? Uni.createFrom().item(page)
                            : fill(transaction, agency, purpose, page);
                }));
    }

    private Uni<Set<RecordId>> visible(Transaction transaction, AgencyId agency, Purpose purpose, List<Entry> entries) {
        Set<RecordId> records = entries.stream().map(Entry::record).collect(Collectors.toUnmodifiableSet());
        return looking.visible(transaction, agency, purpose, records, clock.instant());
    }
}
