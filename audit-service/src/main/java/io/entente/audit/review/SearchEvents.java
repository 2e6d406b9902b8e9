package io.entente.audit.review;

import io.entente.kernel.caller.OwnRows;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** An auditor searches, and that is an event too: its record commits before the answer leaves. */
@ApplicationScoped
class SearchEvents {
    private final SeenEvents events;
    private final AuditTrail trail;

    SearchEvents(SeenEvents events, AuditTrail trail) {
        this.events = events;
        this.trail = trail;
    }

    /** @return the page, and one more if there is another page after it */
    @WithTransaction
    @OwnRows
    Uni<List<SeenEvent>> on(Ground ground, EventQuery query) {
        Happening search = Happening.of("log.searched")
                .with(EventName.GROUND, ground.text())
                .with(EventName.CRITERIA, query.criteria())
                .outcome("done");
        return trail.record(search).chain(() -> events.found(query));
    }
}
