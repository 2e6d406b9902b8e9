package io.entente.cases.dossier;

import io.entente.cases.referral.Expectation;
import io.entente.kernel.problem.Problem.Fault;
import io.entente.kernel.problem.Problems;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code If-Match} (RFC 9110 §13.1.1), which says on which revision a write is meant to work. */
public final class IfMatch {
    private static final Pattern TAG = Pattern.compile("[ \\t]*(W/)?\"([!#-~]*)\"[ \\t]*(,|$)");
    private static final Pattern REVISION = Pattern.compile("0|[1-9][0-9]{0,8}");

    private IfMatch() {}

    /**
     * @param header its lines; none means whatever the referral has become
     * @throws io.entente.kernel.problem.ProblemException 400 {@code malformed}
     */
    public static Expectation optional(List<String> header) {
        if (header.isEmpty()) return Expectation.ANY;
        String text = String.join(",", header);
        return text.strip().equals("*") ? Expectation.ANY : Expectation.oneOf(revisions(text));
    }

    /** @throws io.entente.kernel.problem.ProblemException 428 {@code precondition-required} without the header */
    public static Expectation required(List<String> header) {
        if (header.isEmpty()) throw Problems.preconditionRequired().asException();
        return optional(header);
    }

    private static Set<Integer> revisions(String text) {
        Set<Integer> revisions = new HashSet<>();
        Matcher tags = TAG.matcher(text);
        while (tags.lookingAt()) {
            // A weak tag, or one that was never ours, matches nothing.
            if (tags.group(1) == null && REVISION.matcher(tags.group(2)).matches())
                revisions.add(Integer.valueOf(tags.group(2)));
            if (tags.group(3).isEmpty()) return revisions;
            tags.region(tags.end(), text.length());
        }
        throw Problems.malformed(List.of(new Fault("If-Match", "expected entity tags, or *")))
                .asException();
    }
}
