package io.entente.gateway.feed;

import io.entente.policy.agreement.Agreement;
import io.entente.policy.agreement.AgreementDocument;
import io.entente.policy.agreement.Agreements;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By which agreements parties stand, kept as plainly as can be: all that was agreed, and who stopped what. */
final class PlainAgreements {
    /** A party stops a version and those below it. */
    record Stop(String agreement, int version, String party) {
        boolean covers(Agreement other) {
            return agreement.equals(other.id()) && version >= other.version();
        }
    }

    private final List<Agreement> agreed = new ArrayList<>();
    private final Set<Stop> stops = new HashSet<>();

    void clear() {
        agreed.clear();
        stops.clear();
    }

    void agreed(String json) {
        agreed.add(AgreementDocument.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    void suspended(Stop stop) {
        stops.add(stop);
    }

    void lifted(Stop stop) {
        stops.remove(stop);
    }

    Agreements standing() {
        return Agreements.of(agreed.stream()
                .filter(version -> stops.stream().noneMatch(stop -> stop.covers(version)))
                .toList());
    }
}
