package io.entente.kernel.idempotency;

import io.entente.kernel.datakey.BadCiphertext;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;

import java.util.Optional;

/**
 * How a request is recognised that was answered before, and where its answer lies. Written is the newest form alone; a row
 * does not say its own, and whoever reads one tries each.
 */
enum RequestForm {
    /** What the caller declares is part of it, and the answer opens for this request alone. */
    DECLARED {
        @Override
        String fingerprint(Attempt attempt) {
            return attempt.fingerprint();
        }

        @Override
        Place place(Attempt attempt, String mark) {
            return Place.of(COLUMN, attempt.agency(), attempt.officer(), attempt.key(), mark);
        }
    },
    /** Of releases from before that: rows live for a day, and the form for one release. */
    UNDECLARED {
        @Override
        String fingerprint(Attempt attempt) {
            return attempt.undeclared();
        }

        @Override
        Place place(Attempt attempt, String mark) {
            return Place.of(COLUMN, attempt.agency(), attempt.officer(), attempt.key());
        }
    };

    private static final String COLUMN = "kept_answer.answer";

    abstract String fingerprint(Attempt attempt);

    abstract Place place(Attempt attempt, String mark);

    /** Keyed: the hash of a body of few words could be guessed. */
    String mark(Attempt attempt, DataKey closing) {
        return closing.mark("kept_answer.request", fingerprint(attempt));
    }

    String close(Attempt attempt, DataKey closing, String answer) {
        return closing.closeText(place(attempt, mark(attempt, closing)), answer);
    }

    /** @throws BadCiphertext if the answer was not kept in this form, for this attempt */
    String open(Attempt attempt, DataKey closing, String closed) {
        return closing.openText(place(attempt, mark(attempt, closing)), closed);
    }

    Optional<String> opened(Attempt attempt, DataKey closing, String closed) {
        try {
            return Optional.of(open(attempt, closing, closed));
        } catch (BadCiphertext e) {
            return Optional.empty();
        }
    }
}
