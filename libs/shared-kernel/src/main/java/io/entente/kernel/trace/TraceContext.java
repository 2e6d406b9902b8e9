package io.entente.kernel.trace;

import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a trace something is done: W3C Trace Context, level 1. Both ids are random and say nothing of what it was.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all 0: the same in everything that follows from one beginning
 * @param parentId 16 of them: the one act in it
 */
public record TraceContext(String traceId, String parentId) {
    private static final Pattern FORM =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-\\p{Print}*)?");

    private static final Pattern NOTHING = Pattern.compile("0+");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static TraceContext begin() {
        return new TraceContext(random(16), random(8));
    }

    /** @return another act in the same trace */
    public TraceContext next() {
        return new TraceContext(traceId, random(8));
    }

    /**
     * @param traceparent of version 00, or of a later one that begins like it
     * @return nothing for whatever else
     */
    public static Optional<TraceContext> of(@Nullable String traceparent) {
        if (traceparent == null) return Optional.empty();
        Matcher form = FORM.matcher(traceparent);
        if (!form.matches()) return Optional.empty();
        String version = form.group(1);
        boolean tooLong = version.equals("00") && form.group(4) != null;
        if (tooLong || version.equals("ff") || isNothing(form.group(2)) || isNothing(form.group(3)))
            return Optional.empty();
        return Optional.of(new TraceContext(form.group(2), form.group(3)));
    }

    /** As a {@code traceparent} of version 00. Not sampled: nobody here records what was done under it. */
    public String text() {
        return "00-" + traceId + "-" + parentId + "-00";
    }

    private static boolean isNothing(String id) {
        return NOTHING.matcher(id).matches();
    }

    private static String random(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        String text = HexFormat.of().formatHex(id);
        return isNothing(text) ? random(bytes) : text;
    }
}
