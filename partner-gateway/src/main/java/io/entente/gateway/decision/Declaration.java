package io.entente.gateway.decision;

import io.entente.kernel.problem.Problem;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.ProblemException;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What a partner declares with every request: one purpose, and why (LED 2016/680 Art. 25 asks for the justification of
 * each consultation).
 *
 * @param justification case reference or free text, 1 to 500 characters
 * @param onBehalfOf a system's officer, by the pseudonym that the system knows
 */
public record Declaration(Purpose purpose, String justification, Optional<String> onBehalfOf) {
    public static final String PURPOSE = "Entente-Purpose";
    public static final String JUSTIFICATION = "Entente-Justification";
    public static final String ON_BEHALF_OF = "Entente-On-Behalf-Of";
    public static final String NOTICE = "Entente-Notice";
    public static final String GROUND = "Entente-Ground";
    private static final int LONGEST_JUSTIFICATION = 500;
    private static final int LONGEST_PSEUDONYM = 100;

    /**
     * @param system whether a system asks: it names the officer for whom
     * @throws ProblemException 400 {@code bad-declaration} when something is missing, twice there, or unknown
     */
    public static Declaration of(HttpHeaders headers, boolean system) {
        return new Declaration(
                purpose(required(headers, PURPOSE, 64)),
                required(headers, JUSTIFICATION, LONGEST_JUSTIFICATION),
                system
                        ? Optional.of(required(headers, ON_BEHALF_OF, LONGEST_PSEUDONYM))
                        : once(headers, ON_BEHALF_OF, LONGEST_PSEUDONYM));
    }

    /**
     * Why an auditor looks: logs serve named ends only (LED Art. 25(2)).
     *
     * @throws ProblemException 400 {@code bad-declaration} when it is missing, twice there or too long
     */
    static String ground(HttpHeaders headers) {
        return required(headers, GROUND, LONGEST_JUSTIFICATION);
    }

    /**
     * What the originator shall be told of the query; the contact point, unless the asker says otherwise.
     *
     * @throws ProblemException 400 {@code bad-declaration} when it is twice there or unknown
     */
    public static Notice notice(HttpHeaders headers) {
        try {
            return once(headers, NOTICE, 16).map(Notice::of).orElse(Notice.CONTACT);
        } catch (MalformedValue e) {
            throw bad(NOTICE, "expected " + e.expected());
        }
    }

    /** An event of what the request asked for, as far as the caller declared it. */
    public Happening happening(String type) {
        return Happening.of(type)
                .with(EventName.PURPOSE, purpose.code())
                .with(EventName.JUSTIFICATION, justification)
                .with(EventName.ON_BEHALF_OF, onBehalfOf.orElse(null));
    }

    private static Purpose purpose(String code) {
        try {
            return Purpose.of(code);
        } catch (MalformedValue e) {
            throw bad(PURPOSE, "expected " + e.expected());
        }
    }

    private static String required(HttpHeaders headers, String name, int longest) {
        return once(headers, name, longest)
                .orElseThrow(() -> bad(name, "expected once, with 1 to " + longest + " characters"));
    }

    private static Optional<String> once(HttpHeaders headers, String name, int longest) {
        List<String> values = headers.getRequestHeader(name);
        if (values == null || values.isEmpty()) return Optional.empty();
        String value = values.get(0).strip();
        if (values.size() > 1 || value.isEmpty() || value.length() > longest)
            throw bad(name, "expected once, with 1 to " + longest + " characters");
        return Optional.of(value);
    }

    private static ProblemException bad(String header, String expected) {
        Problem problem = Problem.of("bad-declaration", 400, "A request declares its purpose and a justification");
        return problem.at(List.of(new Fault(header, expected))).asException();
    }

    /** Never the justification: it may be personal. */
    @Override
    public String toString() {
        return "Declaration[" + purpose.code() + "]";
    }
}
