package io.entente.gateway.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.vocabulary.Jurisdiction;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.decision.Policy;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A decision on record and, beside it, the same decision made again.
 *
 * @param side {@code owner} for auditors of whose record it is, who see all of it; {@code asker} for the others, who
 *     learn what the asker knew: where it got nothing, not whether there was anything
 * @param result {@code same}, {@code differs} or {@code inputs-erased}; not told to the asker's side where it got nothing
 * @param again what today's rules decide of the very same; for the owner's side, unless inputs are erased
 * @param today what they decide under the agreements that bind owner and asker now, all else as it was; for the owner's side,
 *     where these are others than then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Replayed(
        UUID disclosure,
        Instant at,
        String side,
        Answered recorded,
        @Nullable Result result,
        @Nullable Answered again,
        @Nullable Answered today) {

    /** What became of it. */
    public enum Result {
        SAME("same"),
        DIFFERS("differs"),

        /** Rather than guess (design, Agreements and decisions). */
        INPUTS_ERASED("inputs-erased");

        private final String code;

        Result(String code) {
            this.code = code;
        }

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * An answer, and the version of the policy that gave it.
     *
     * @param decision {@code disclose}, {@code point}, {@code withhold}, or {@code nothing} where there was no record or
     *     its asker is not to know
     * @param obligations each as kind, value and source; a condition of a consent without its words
     * @param reason why it was withheld
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answered(
            @Nullable String policy,
            String decision,
            @Nullable List<String> clauses,
            @Nullable List<String> classes,
            @Nullable List<String> obligations,
            @Nullable String contact,
            @Nullable String reason) {
        private static final Answered NOTHING = new Answered(null, "nothing", null, null, null, null, null);

        static Answered of(String policy, JsonNode answer) {
            if (answer.isEmpty()) return new Answered(policy, "nothing", null, null, null, null, null);
            return new Answered(
                    policy,
                    answer.path("decision").textValue(),
                    DecisionText.texts(answer.path("clauses")),
                    answer.has("classes") ? DecisionText.texts(answer.path("classes")) : null,
                    answer.has("obligations") ? obligations(answer.path("obligations")) : null,
                    answer.path("contact").textValue(),
                    answer.path("reason").textValue());
        }

        private static List<String> obligations(JsonNode list) {
            return StreamSupport.stream(list.spliterator(), false)
                    .map(owed -> Stream.of("kind", "value", "source")
                            .filter(owed::has)
                            .map(name -> owed.path(name).textValue())
                            .collect(Collectors.joining(" ")))
                    .toList();
        }
    }

    /**
     * @param gathered empty when inputs are erased
     * @param standing the agreements that stand
     */
    static Replayed of(
            RecordedDecision recorded,
            Optional<Gathered> gathered,
            Agreements standing,
            Instant now,
            Jurisdiction side) {
        Optional<JsonNode> again = gathered.map(inputs -> again(recorded, inputs));
        Result result = again.map(answer -> answer.equals(recorded.answer()) ? Result.SAME : Result.DIFFERS)
                .orElse(Result.INPUTS_ERASED);
        Answered before = Answered.of(recorded.policy(), recorded.answer());
        if (recorded.belongsTo(side))
            return new Replayed(
                    recorded.disclosure(),
                    recorded.at(),
                    "owner",
                    before,
                    result,
                    again.map(answer -> Answered.of(Policy.VERSION, answer)).orElse(null),
                    gathered.flatMap(inputs -> inputs.decide(recorded.request(), standing, now))
                            .map(decision -> Answered.of(Policy.VERSION, DecisionText.json(Optional.of(decision))))
                            .orElse(null));
        return new Replayed(
                recorded.disclosure(),
                recorded.at(),
                "asker",
                recorded.shown() ? before : Answered.NOTHING,
                recorded.shown() ? result : null,
                null,
                null);
    }

    private static JsonNode again(RecordedDecision recorded, Gathered inputs) {
        return DecisionText.json(inputs.decide(recorded.request()));
    }
}
