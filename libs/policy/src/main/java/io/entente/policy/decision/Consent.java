package io.entente.policy.decision;

import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Coded;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;

import java.util.List;
import java.util.SortedSet;

/**
 * A permission the originator gave for one record.
 *
 * @param id how obligations and events name it
 * @param grantedBy counts only when it is the record's originator
 * @param conditions in free text; they become obligations
 * @param valid until it expires or was revoked
 */
public record Consent(
        String id,
        Kind kind,
        RecordId record,
        AgencyId grantedBy,
        AgencyId recipient,
        SortedSet<Purpose> purposes,
        List<String> conditions,
        Span valid) {
    /** The three kinds; one never implies another. */
    public enum Kind implements Coded {
        /** H2: somebody the originator had not named may have it. */
        ONWARD_TRANSFER("onward-transfer"),

        /** H1: it may be used in judicial proceedings. */
        JUDICIAL_USE("judicial-use"),

        /** Arrest, search or seizure may rest on it. */
        ACTION("action");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** @throws MalformedValue when no kind has exactly this code */
        public static Kind of(String code) {
            for (Kind kind : values()) if (kind.code.equals(code)) return kind;
            throw new MalformedValue("kind", code, "one of onward-transfer, judicial-use, action");
        }

        @Override
        public String code() {
            return code;
        }
    }

    public Consent {
        purposes = Sorted.set(purposes);
        conditions = List.copyOf(conditions);
    }

    /** How an obligation names it as its source. */
    public String source() {
        return "consent/" + id;
    }
}
