package io.entente.policy.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The ledger of consents as far as a decision may need it; revoked ones left out. */
public record Consents(List<Consent> all) {
    public static final Consents NONE = new Consents(List.of());

    public Consents {
        all = all.stream().sorted(Comparator.comparing(Consent::id)).toList();
    }

    public static Consents of(Collection<Consent> consents) {
        return new Consents(List.copyOf(consents));
    }

    /** Those that hold for this request and record, by id. */
    List<Consent> holding(Request request, Labels labels) {
        return all.stream()
                .filter(consent -> consent.record().equals(labels.record())
                        && consent.grantedBy().equals(labels.originator())
                        && consent.recipient().equals(request.asker().agency())
                        && consent.purposes().contains(request.purpose())
                        && consent.valid().contains(request.at()))
                .toList();
    }

    Stream<Instant> edges() {
        return all.stream().flatMap(consent -> consent.valid().edges());
    }
}
