package io.entente.policy.decision;

import io.entente.kernel.vocabulary.Coded;

import java.util.Comparator;

/**
 * Something the recipient owes.
 *
 * @param value a code or period by kind; a condition's text
 * @param source {@code record}, the clause ({@code us-be/1/…}) or {@code consent/<id>}
 */
public record Obligation(Kind kind, String value, String source) implements Comparable<Obligation> {
    static final String OF_THE_RECORD = "record";

    private static final Comparator<Obligation> ORDER = Comparator.comparing(Obligation::kind)
            .thenComparing(Obligation::value)
            .thenComparing(Obligation::source);

    /** What an obligation is about. */
    public enum Kind implements Coded {
        /** A code of the use restrictions. */
        USE_RESTRICTION("use-restriction"),

        /** A TLP code: how far the recipient may share it. */
        SHARING("sharing"),

        /** H1: {@code consent} or {@code as-agreed}. */
        JUDICIAL_USE("judicial-use"),

        /** H2: {@code consent} or {@code as-agreed}. */
        ONWARD_TRANSFER("onward-transfer"),

        /** The longest the recipient may keep it, an ISO 8601 period. */
        RETENTION("retention"),

        /** A consent the decision could rest on: its kind. */
        CONSENT("consent"),

        /** A condition of such a consent. */
        CONDITION("condition");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    @Override
    public int compareTo(Obligation other) {
        return ORDER.compare(this, other);
    }
}
