package io.entente.gateway.feed;

import io.entente.gateway.feed.Cursors.Place;
import io.entente.gateway.feed.FeedLedger.Entry;
import io.entente.kernel.vocabulary.RecordId;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page being filled. Entries are looked at until it is full or the feed has ended, however many are left out, so that
 * its length tells nothing about those.
 */
final class OpenPage {
    private final int limit;
    private final Place start;
    private final List<FeedPage.Entry> told = new ArrayList<>();
    private long looked;

    OpenPage(Place start, int limit) {
        this.start = start;
        this.limit = limit;
        this.looked = start.number();
    }

    /** The last entry that was looked at, in the agency's own count. */
    long looked() {
        return looked;
    }

    boolean full() {
        return told.size() == limit;
    }

    Place reached() {
        return new Place(looked, start.told() + told.size());
    }

    List<FeedPage.Entry> told() {
        return List.copyOf(told);
    }

    /** Records of which the reader is told that they can be pulled. */
    Set<RecordId> found() {
        return told.stream()
                .filter(entry -> entry.change() != Change.WITHDRAWN)
                .map(FeedPage.Entry::record)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param visible records that the reader could pull now */
    void look(Entry entry, Set<RecordId> visible) {
        if (full()) return;
        looked = entry.number();
        if (entry.change() == Change.WITHDRAWN ? knows(entry) : visible.contains(entry.record()))
            told.add(new FeedPage.Entry(start.told() + told.size() + 1, entry.record(), entry.change(), entry.at()));
    }

    /** A withdrawal is for those only who knew of what was withdrawn; to others it would tell that there had been something. */
    private boolean knows(Entry withdrawal) {
        return withdrawal.known() || found().contains(withdrawal.record());
    }
}
