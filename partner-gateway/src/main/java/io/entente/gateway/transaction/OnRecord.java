package io.entente.gateway.transaction;

import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * No byte before the record of it (P2): whatever keeps a use case from committing, a full disk or a missing right alike,
 * the caller gets the one answer that says nothing.
 */
public final class OnRecord {
    private static final Logger LOG = Logger.getLogger(OnRecord.class);

    private OnRecord() {}

    /** @return the committed outcome; any failure but a problem becomes 503 {@code unavailable} */
    public static <T> Uni<T> orUnavailable(Uni<T> committed) {
        return committed
                .onFailure(failure -> !(failure instanceof ProblemException))
                .transform(failure -> {
                    // Types alone: a message may carry what the caller sent.
                    LOG.errorf("nothing was disclosed, since it could not be recorded: %s", types(failure));
                    return Problems.unavailable().asException();
                });
    }

    private static String types(Throwable failure) {
        StringBuilder types = new StringBuilder(failure.getClass().getName());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause())
            types.append(" from ").append(cause.getClass().getName());
        return types.toString();
    }
}
