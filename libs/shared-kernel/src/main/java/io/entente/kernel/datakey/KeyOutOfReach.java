package io.entente.kernel.datakey;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An agency's keys do not answer now. An outage like one of the database: callers are told 503, and messages wait rather
 * than become dead letters.
 */
public final class KeyOutOfReach extends UncheckedIOException {
    KeyOutOfReach(Throwable cause) {
        super(
                "an agency's keys are out of reach",
                new IOException(cause.getClass().getSimpleName()));
    }
}
