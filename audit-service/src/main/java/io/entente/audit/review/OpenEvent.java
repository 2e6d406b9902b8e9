package io.entente.audit.review;

import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** An auditor opens one event to check it, and that is an event too, whether or not there was something to open. */
@ApplicationScoped
class OpenEvent {
    private final EvidenceShelf evidence;
    private final AuditTrail trail;

    OpenEvent(EvidenceShelf evidence, AuditTrail trail) {
        this.evidence = evidence;
        this.trail = trail;
    }

    /** @return empty if there is no such entry, or none that the auditor's side is entitled to */
    @WithTransaction
    @OwnRows
    Uni<Optional<Evidence>> on(Ground ground, long index) {
        Happening look = Happening.of("log.opened")
                .with(EventName.GROUND, ground.text())
                .with(EventName.CRITERIA, Map.of("index", index))
                .outcome("done");
        return trail.record(look).chain(() -> evidence.find(index));
    }
}
