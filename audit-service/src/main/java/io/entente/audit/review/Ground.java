package io.entente.audit.review;

import io.entente.kernel.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why an auditor looks: a case, a complaint, a yearly check. Free text, kept in the event of the look. Logs serve named
 * ends only (LED 2016/680 Art. 25(2)), so nobody looks without one.
 */
record Ground(String text) {
    static final String HEADER = "Entente-Ground";
    private static final int LONGEST = 500;

    /** @throws io.entente.kernel.problem.ProblemException {@code ground-required} if there is none, or it is too long */
    static Ground stated(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST)
            throw Problem.of("ground-required", 400, "State why you look")
                    .saying("Send the header " + HEADER + " with 1 to " + LONGEST + " characters.")
                    .asException();
        return new Ground(header);
    }

    /** Never the text: it may be personal. */
    @Override
    public String toString() {
        return "Ground[" + text.length() + " characters]";
    }
}
