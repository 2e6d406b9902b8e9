package io.entente.cases.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.entente.cases.policy.KnownPolicy;
import io.entente.kernel.vocabulary.FieldClass;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.ClauseRef;
import io.entente.policy.decision.Consents;
import io.entente.policy.decision.Disclose;
import io.entente.policy.decision.Reason;
import io.entente.policy.decision.Request;
import io.entente.policy.decision.Withhold;
import io.entente.policy.selection.Closed;
import io.entente.policy.selection.Remainder;
import io.entente.policy.selection.Shown;
import io.entente.policy.selection.Sight;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

/**
 * What one recipient would receive, and what it would not and why.
 *
 * @param mode {@code full}, {@code pointer}, {@code silent} or {@code withheld}
 * @param shows number of the version that it would see: an earlier one where the newest changes nothing for it
 * @param payload the processed payload, byte for byte
 * @param reason why nothing is received
 * @param clauses under which it is, or is not
 * @param obligations that would come with it
 * @param withheld what stays behind of what is received in part
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Outlook(
        String recipient,
        String mode,
        @Schema(nullable = true) @Nullable Integer shows,
        @Schema(nullable = true) @Nullable String payload,
        @Schema(nullable = true) @Nullable String reason,
        List<String> clauses,
        List<Owed> obligations,
        List<Withheld> withheld) {

    /** @param source {@code record}, a clause or a consent */
    record Owed(String kind, String value, String source) {}

    /**
     * A field class that stays behind, whole or about some persons.
     *
     * @param fieldClass null for relations and for what has no class
     * @param subject category of the persons it is about
     * @param reason a code of a decision's reasons, {@code hidden-members} or {@code end-closed}
     * @param clauses what closes it; none where no clause speaks of it
     * @param claims by name
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Withheld(
            @JsonProperty("class") @Schema(nullable = true) @Nullable
            String fieldClass,

            String subject,
            String reason,
            List<String> clauses,
            List<String> claims) {
        static List<Withheld> of(List<Closed> closed) {
            return closed.stream()
                    .collect(groupingBy(
                            Withheld::unnamed,
                            LinkedHashMap::new,
                            mapping(one -> one.mark().name(), toList())))
                    .entrySet()
                    .stream()
                    .map(alike -> alike.getKey().naming(alike.getValue()))
                    .toList();
        }

        private static Withheld unnamed(Closed closed) {
            return new Withheld(
                    closed.mark().fieldClass().map(FieldClass::code).orElse(null),
                    closed.subject().code(),
                    closed.reason(),
                    texts(closed.clauses()),
                    List.of());
        }

        private Withheld naming(List<String> names) {
            return new Withheld(fieldClass, subject, reason, clauses, names);
        }
    }

    /**
     * @param request as the recipient would make it
     * @param editions highest first, at least one
     */
    static Outlook of(Request request, List<Edition> editions, KnownPolicy policy, Consents consents) {
        Agreements binding = policy.binding(request.asker());
        Sight<Edition> sight = Sight.of(request, editions, binding, consents);
        String recipient = request.asker().agency().value();
        List<String> clauses = texts(sight.decision().clauses());
        return sight.decision()
                .fold(
                        disclose -> disclosed(
                                recipient,
                                sight,
                                disclose,
                                Withheld.of(Remainder.of(disclose, request, editions.get(0), binding, consents))),
                        point -> shown(recipient, "pointer", sight.shown(), clauses, List.of(), List.of()),
                        withhold -> withheld(recipient, withhold));
    }

    private static Outlook disclosed(
            String recipient, Sight<Edition> sight, Disclose disclose, List<Withheld> withheld) {
        List<Owed> owed = disclose.obligations().all().stream()
                .map(one -> new Owed(one.kind().code(), one.value(), one.source()))
                .toList();
        return shown(
                recipient,
                sight.shown().isPresent() ? "full" : "withheld",
                sight.shown(),
                texts(disclose.clauses()),
                owed,
                withheld);
    }

    private static Outlook shown(
            String recipient,
            String mode,
            Optional<Shown<Edition>> shown,
            List<String> clauses,
            List<Owed> obligations,
            List<Withheld> withheld) {
        return new Outlook(
                recipient,
                mode,
                shown.map(one -> one.version().number()).orElse(null),
                shown.map(one -> one.version().payload(one)).orElse(null),
                null,
                clauses,
                obligations,
                withheld);
    }

    private static Outlook withheld(String recipient, Withhold withhold) {
        return new Outlook(
                recipient,
                withhold.reason() == Reason.SILENT ? "silent" : "withheld",
                null,
                null,
                withhold.reason().code(),
                texts(withhold.clauses()),
                List.of(),
                List.of());
    }

    private static List<String> texts(Collection<ClauseRef> clauses) {
        return clauses.stream().map(ClauseRef::toString).toList();
    }

    /** Never the payload: it may be personal. */
    @Override
    public String toString() {
        return "Outlook[" + recipient + " " + mode + "]";
    }
}
