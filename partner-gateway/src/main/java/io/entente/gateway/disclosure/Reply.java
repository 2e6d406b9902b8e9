package io.entente.gateway.disclosure;

import io.entente.gateway.clock.Answer;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.DeclineReason;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** An answer with its reason: a decline has one, what is no refusal none. */
record Reply(Answer answer, Optional<DeclineReason> reason) {

    /** @throws ProblemException 422 {@code invalid} */
    static Reply of(@Nullable Answer answer, @Nullable DeclineReason reason) {
        if (answer == null) throw invalid("answer", "expected accept, decline, more-information or information");
        if (answer == Answer.DECLINE && reason == null) throw invalid("reason", "a decline has a reason");
        if (answer != Answer.DECLINE && reason != null) throw invalid("reason", "only a decline has a reason");
        return new Reply(answer, Optional.ofNullable(reason));
    }

    private static ProblemException invalid(String path, String expected) {
        return Problems.invalid(List.of(new Fault(path, expected))).asException();
    }
}
