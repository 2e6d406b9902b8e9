package io.entente.audit.review;

import io.entente.kernel.api.Page;
import io.entente.kernel.problem.Problems;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The events that the auditor's side may see, each look with a stated ground. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {
    private final SearchEvents searchEvents;
    private final OpenEvent openEvent;

    EventsResource(SearchEvents searchEvents, OpenEvent openEvent) {
        this.searchEvents = searchEvents;
        this.openEvent = openEvent;
    }

    /**
     * A page of events, in the order of the ledger.
     *
     * @param next what the following page takes as {@code after}; {@code null} on the last
     */
    record EventPage(List<SeenEvent> events, @Nullable String next) {
        static EventPage of(List<SeenEvent> found, int limit) {
            return Page.of(found, limit, event -> Long.toString(event.ledgerIndex))
                    .as((events, next) -> new EventPage(events, next.orElse(null)));
        }
    }

    @GET
    @PermissionsAllowed(MayReview.EVENTS)
    @Operation(summary = "Search events by agency, officer, record, partner, purpose, clause, decision, type and time")
    public Uni<EventPage> search(@RestHeader(Ground.HEADER) @Nullable String ground, @BeanParam Filters filters) {
        EventQuery query = filters.query();
        return searchEvents.on(Ground.stated(ground), query).map(found -> EventPage.of(found, query.limit()));
    }

    @GET
    @PermissionsAllowed(MayReview.EVENTS)
    @Path("/{index: \\d{1,18}}")
    @Operation(summary = "The signed part of an event, and the disclosures that the auditor's side may open")
    public Uni<Evidence> open(@RestHeader(Ground.HEADER) @Nullable String ground, @RestPath long index) {
        return openEvent
                .on(Ground.stated(ground), index)
                .map(found -> found.orElseThrow(() -> Problems.notFound().asException()));
    }
}
