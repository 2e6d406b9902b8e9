package io.entente.gateway.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.policy.Sorted;
import io.entente.policy.decision.Consent;
import io.entente.policy.decision.Obligation;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Something the recipient of a disclosure owes, as {@link Obligation} says.
 *
 * @param value null for a condition whose words were erased with the record; it is owed all the same
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OwedTerm(String kind, @Nullable String value, String source) {

    /** @param consents those whose words are still kept: the decision on record has none of a condition */
    static List<OwedTerm> of(RecordedDecision decision, List<Consent> consents) {
        List<OwedTerm> recorded = recorded(decision.answer().path("obligations"));
        List<Consent> said = consents.stream()
                .filter(consent -> recorded.stream().anyMatch(owed -> owed.isConditionOf(consent)))
                .toList();
        return Stream.concat(
                        recorded.stream().filter(owed -> said.stream().noneMatch(owed::isConditionOf)),
                        said.stream().flatMap(OwedTerm::conditions))
                .toList();
    }

    /** @return how long it may be kept, by each clause that says so */
    static SortedSet<Obligation> retentions(List<OwedTerm> owed) {
        return Sorted.set(owed.stream().flatMap(OwedTerm::retention).toList());
    }

    private static List<OwedTerm> recorded(JsonNode list) {
        List<OwedTerm> recorded = new ArrayList<>();
        list.forEach(owed -> recorded.add(new OwedTerm(
                owed.path("kind").textValue(),
                owed.path("value").textValue(),
                owed.path("source").textValue())));
        return recorded;
    }

    private static Stream<OwedTerm> conditions(Consent consent) {
        return Sorted.set(consent.conditions()).stream()
                .map(words -> new OwedTerm(Obligation.Kind.CONDITION.code(), words, consent.source()));
    }

    private boolean isConditionOf(Consent consent) {
        return kind.equals(Obligation.Kind.CONDITION.code()) && source.equals(consent.source());
    }

    private Stream<Obligation> retention() {
        return value != null && kind.equals(Obligation.Kind.RETENTION.code())
                ? Stream.of(new Obligation(Obligation.Kind.RETENTION, value, source))
                : Stream.empty();
    }

    /** Never the words: a condition may be personal. */
    @Override
    public String toString() {
        return "OwedTerm[" + kind + " " + source + "]";
    }
}
