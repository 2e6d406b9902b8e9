package io.entente.gateway.worlds;

import io.entente.gateway.FeedPages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What may be there and may not be known of, by the names under which it is asked for.
 *
 * @param disclosure another's; empty where the caller's own request about the record is looked at
 * @param agreement a draft between others
 * @param known of the record, by the caller; empty where it is hidden, or is not there
 */
record World(
        String record,
        String consent,
        String recall,
        Optional<String> disclosure,
        String agreement,
        Optional<Known> known) {

    /**
     * What a caller has of a record that it sees.
     *
     * @param version as it sees it
     * @param response its answer to it
     * @param consent that it asked for
     * @param feed as it was before there was the record
     * @param due after what of its clocks this one comes
     */
    record Known(String version, String response, String consent, Feed feed, String due) {
        /** What it answered: if it is a request, its clock stands until it is told more. */
        static final String ANSWER = "{\"answer\":\"more-information\"}";

        private List<String> names() {
            return Stream.concat(Stream.of(version, response, consent), feed.next())
                    .toList();
        }
    }

    /**
     * A feed as its reader knows it.
     *
     * @param end the cursor behind it
     * @param told how many entries the reader had
     */
    record Feed(String end, long told) {
        static Feed of(Asker reader) {
            return new Feed(
                    FeedPages.end(reader::analyst),
                    FeedPages.everything(reader::analyst).size());
        }

        /** Its reader's count goes on. */
        private Stream<String> next() {
            return LongStream.rangeClosed(told + 1, told + 9).mapToObj(number -> "\"number\":" + number + ",");
        }
    }

    /** @return a world in which nothing goes by these names */
    static World without(Hiding hiding) {
        Optional<String> disclosure = hiding == Hiding.ANOTHER_SIDES ? Optional.of(any()) : Optional.empty();
        return new World(any(), any(), any(), disclosure, "test-" + any(), Optional.empty());
    }

    /** @return a world in which the caller sees a record, and nothing goes by the other names */
    static World of(String record, Known known) {
        return new World(record, any(), any(), Optional.empty(), "test-" + any(), Optional.of(known));
    }

    private static String any() {
        return UUID.randomUUID().toString();
    }

    World with(String otherRecord) {
        return new World(otherRecord, consent, recall, disclosure, agreement, known);
    }

    World of(String disclosed) {
        return new World(record, consent, recall, Optional.of(disclosed), agreement, known);
    }

    World and(Others others) {
        return new World(
                record, others.consent().orElse(consent), others.recall().orElse(recall), disclosure, agreement, known);
    }

    List<String> names() {
        List<String> names =
                new ArrayList<>(List.of(record, consent, recall, disclosure.orElse("no disclosure"), agreement));
        known.ifPresent(it -> names.addAll(it.names()));
        return names;
    }
}
