package io.entente.gateway.agreement;

import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.problem.Problems;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What every step has in common: it begins with a version that is the caller's to see, and ends on record. */
@ApplicationScoped
class Signatories {
    private final Versions versions;
    private final SignedAgreements signed;
    private final AuditTrail trail;
    private final Clock clock;

    Signatories(Versions versions, SignedAgreements signed, AuditTrail trail, Clock clock) {
        this.versions = versions;
        this.signed = signed;
        this.trail = trail;
        this.clock = clock;
    }

    /** Fails with {@code not-found} for what is not there and for what other parties have between them, alike. */
    Uni<Version> version(Transaction transaction, VersionKey key) {
        return versions.one(transaction, key)
                .map(version -> version.orElseThrow(() -> Problems.notFound().asException()));
    }

    /** Puts the step on record and tells how the version stands now. */
    Uni<VersionView> done(Transaction transaction, String step, Version before) {
        return trail.record(Happening.of(step)
                        .outcome("done")
                        .with(EventName.CLAUSES, List.of(before.key().toString()))
                        .with(EventName.CRITERIA, Map.of("party", before.own(), "document", before.hash())))
                .chain(() -> version(transaction, before.key()))
                .chain(now -> view(transaction, now));
    }

    Uni<VersionView> view(Transaction transaction, Version version) {
        return views(transaction, List.of(version)).map(views -> views.get(0));
    }

    Uni<List<VersionView>> views(Transaction transaction, List<Version> found) {
        Instant now = clock.instant();
        return signed.all(transaction).map(agreements -> found.stream()
                .map(version -> VersionView.of(version, version.state(agreements, now)))
                .toList());
    }
}
