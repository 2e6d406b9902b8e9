package io.entente.gateway.feed;

import io.entente.gateway.RecordTestData;
import io.entente.kernel.vocabulary.RecordId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Until when a record may be shown, kept as plainly as can be: all that its owner ever said of it. */
final class PlainReviews {
    /** @param number 0 for what was said with the release */
    private record Word(RecordId record, int version, int number, LocalDate until) {}

    private final List<Word> words = new ArrayList<>();

    void clear() {
        words.clear();
    }

    void released(RecordTestData record, LocalDate on) {
        LocalDate latest = on.plusYears(5);
        LocalDate day = record.dates().reviewBy().orElse(latest);
        words.add(new Word(record.id(), record.version(), 0, day.isBefore(latest) ? day : latest));
    }

    void reviewed(RecordTestData record, int number, LocalDate until) {
        words.add(new Word(record.id(), record.version(), number, until));
    }

    /** What is said of the newest version that was released, and of that what its owner counts highest. */
    LocalDate until(RecordId record) {
        LocalDate until = LocalDate.MIN;
        int version = 0;
        int number = -1;
        for (Word word : words)
            if (word.record().equals(record) && word.number() == 0) version = Math.max(version, word.version());
        for (Word word : words)
            if (word.record().equals(record) && word.version() == version && word.number() > number) {
                number = word.number();
                until = word.until();
            }
        return until;
    }
}
