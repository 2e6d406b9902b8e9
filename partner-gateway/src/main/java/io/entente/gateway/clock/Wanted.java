package io.entente.gateway.clock;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.vocabulary.Purpose;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers a caller wants to see.
 *
 * @param owing those that its agency owes; those that it is owed otherwise
 * @param state empty for all
 * @param purpose that it declares
 */
record Wanted(boolean owing, String state, Purpose purpose) {
    private static final Set<String> STATES = Set.of("", "open", "overdue", "suspended", "answered", "withdrawn");

    /** @throws ProblemException 400 {@code malformed} */
    static Wanted of(String side, Optional<String> state, Purpose purpose) {
        if (!Set.of("owing", "owed").contains(side)) throw malformed("side", "expected owing or owed");
        if (!STATES.contains(state.orElse("")))
            throw malformed("state", "expected open, overdue, suspended, answered or withdrawn");
        return new Wanted(side.equals("owing"), state.orElse(""), purpose);
    }

    static ProblemException malformed(String path, String expected) {
        return Problems.malformed(List.of(new Fault(path, expected))).asException();
    }
}
