package io.entente.gateway.feed;

import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.util.List;

/**
 * A page of a feed.
 *
 * @param next where to go on, also at the end: ask again with it later
 */
record FeedPage(List<Entry> entries, String next) {

    /** @param number counts what this reader was told, from 1, without gaps */
    public record Entry(long number, RecordId record, Change change, Instant at) {}
}
