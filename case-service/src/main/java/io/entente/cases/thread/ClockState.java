package io.entente.cases.thread;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How it stands with an answer that a partner owes. */
enum ClockState {
    ANSWERED("answered", " and c.answeredAt is not null", false),
    /** The partner cannot see what it was asked, and owes nothing. */
    WITHDRAWN("withdrawn", " and c.answeredAt is null and c.withdrawnAt is not null", false),
    /** The partner wants to know more: an amendment that it sees gives the clock its time again. */
    SUSPENDED("suspended", " and c.answeredAt is null and c.withdrawnAt is null and c.suspendedAt is not null", false),
    OPEN(
            "open",
            " and c.answeredAt is null and c.withdrawnAt is null and c.suspendedAt is null and c.dueAt > :now",
            true),
    OVERDUE(
            "overdue",
            " and c.answeredAt is null and c.withdrawnAt is null and c.suspendedAt is null and c.dueAt <= :now",
            true);

    private final String code;
    private final String condition;
    private final boolean dependsOnTime;

    ClockState(String code, String condition, boolean dependsOnTime) {
        this.code = code;
        this.condition = condition;
        this.dependsOnTime = dependsOnTime;
    }

    String code() {
        return code;
    }

    /** What has run out is a comparison with the clock, whatever was told of it. */
    static ClockState of(RunningClock clock, Instant now) {
        if (clock.answeredAt().isPresent()) return ANSWERED;
        if (clock.isWithdrawn()) return WITHDRAWN;
        if (clock.suspendedAt().isPresent()) return SUSPENDED;
        return now.isBefore(clock.dueAt()) ? OPEN : OVERDUE;
    }

    /** @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} */
    static ClockState asked(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Problems.malformed(
                                List.of(new Fault("state", "expected overdue, open, suspended, answered or withdrawn")))
                        .asException());
    }

    /** The same as {@link #of} for the clock {@code c} of a query. */
    String condition() {
        return condition;
    }

    boolean dependsOnTime() {
        return dependsOnTime;
    }
}
