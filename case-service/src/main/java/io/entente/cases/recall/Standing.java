package io.entente.cases.recall;

import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** How it stands with what a recipient owes. */
enum Standing {
    COMPLIED("complied", true, ""),
    OUTSTANDING("outstanding", false, " and o.dueAt > :now"),
    /** It read of it and has not answered in time. */
    OVERDUE("overdue", false, " and o.dueAt <= :now and o.toldAt is not null"),
    /** It is due, and its recipient never read of it. */
    UNREACHABLE("unreachable", false, " and o.dueAt <= :now and o.toldAt is null");

    private static final String SETTLED =
            "exists (select 1 from GivenReceipt g where g.duty = o.id and g.outcome <> 'forwarded')";

    private final String code;
    private final boolean settled;
    private final String more;

    Standing(String code, boolean settled, String more) {
        this.code = code;
        this.settled = settled;
        this.more = more;
    }

    String code() {
        return code;
    }

    static Standing of(OwedReceipt duty, List<GivenReceipt> given, Instant now) {
        if (given.stream().anyMatch(receipt -> receipt.outcome().settles())) return COMPLIED;
        if (now.isBefore(duty.dueAt())) return OUTSTANDING;
        return duty.toldAt().isPresent() ? OVERDUE : UNREACHABLE;
    }

    /** @throws io.entente.kernel.problem.ProblemException 400 {@code malformed} */
    static Standing asked(String code) {
        return Arrays.stream(values())
                .filter(standing -> standing.code.equals(code))
                .findFirst()
                .orElseThrow(() -> Problems.malformed(
                                List.of(new Fault("state", "expected complied, outstanding, overdue or unreachable")))
                        .asException());
    }

    /** The same as {@link #of} for the duty {@code o} of a query. */
    String condition() {
        return (settled ? " and " : " and not ") + SETTLED + more;
    }

    boolean dependsOnTime() {
        return !settled;
    }
}
