package io.entente.gateway.clock;

import io.entente.gateway.shelf.ShelvedVersion;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.vocabulary.AgencyId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * What an answer does to the clock of what it answers, in the answer's transaction. A refusal and the information end it;
 * that more must be known lets it stand (Directive (EU) 2023/977 Art. 5(1), 6(2) and 6(3)).
 */
@ApplicationScoped
public class StopClock {
    private final Clocks clocks;

    StopClock(Clocks clocks) {
        this.clocks = clocks;
    }

    /** The agency holds its {@link AnswerLock} of the record. */
    public Uni<Void> with(Transaction transaction, AgencyId agency, ShelvedVersion version, Answer answer, Instant at) {
        if (answer.isLast()) return clocks.end(transaction, agency, version.record(), at);
        return answer == Answer.MORE_INFORMATION
                ? clocks.suspend(transaction, agency, version.record(), at, version.number())
                : clocks.resume(transaction, agency, version.record(), at);
    }
}
