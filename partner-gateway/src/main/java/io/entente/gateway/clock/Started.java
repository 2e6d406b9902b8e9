package io.entente.gateway.clock;

import io.entente.kernel.vocabulary.Purpose;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Agreements.ClockOf;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The clock that a request starts.
 *
 * @param purposes under which the recipient has the request by this very clause: under another it does not learn of it
 */
record Started(Request request, ClockOf set, Set<Purpose> purposes) {

    /** @return of all that clauses set, the one that is due first; empty where none sets one */
    static Optional<Started> of(Map<Purpose, Request> asked, Agreements inForce, Instant received) {
        Map<Purpose, ClockOf> set = new EnumMap<>(Purpose.class);
        asked.forEach((purpose, request) -> inForce.clock(request.clauses(), request.urgency(), received)
                .ifPresent(clock -> set.put(purpose, clock)));
        return set.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<Purpose, ClockOf> one) ->
                                one.getValue().clock().due(received))
                        .thenComparing(one -> one.getValue().clause()))
                .map(first -> new Started(
                        asked.get(first.getKey()),
                        first.getValue(),
                        set.entrySet().stream()
                                .filter(one -> one.getValue().equals(first.getValue()))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toUnmodifiableSet())));
    }
}
