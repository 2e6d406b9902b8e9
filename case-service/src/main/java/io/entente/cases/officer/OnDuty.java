package io.entente.cases.officer;

import io.entente.cases.referral.ErasureGround;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Verdict;
import io.entente.kernel.caller.Caller;
import io.entente.kernel.statement.EventName;
import io.entente.kernel.trail.AuditTrail;
import io.entente.kernel.trail.Happening;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The officer whose request this is, and the trail of what they do (LED 2016/680 Art. 25). */
@ApplicationScoped
public class OnDuty {
    private final Caller caller;
    private final AuditTrail trail;
    private final Deeds deeds;
    private final Clock clock;

    OnDuty(Caller caller, AuditTrail trail, Deeds deeds, Clock clock) {
        this.caller = caller;
        this.trail = trail;
        this.deeds = deeds;
        this.clock = clock;
    }

    public Officer officer() {
        return new Officer(
                caller.pseudonym(),
                agency(),
                caller.name(),
                caller.unit().filter(unit -> !unit.isBlank()),
                caller.roles().contains(Permissions.RELEASE_SUPERVISOR));
    }

    public AgencyId agency() {
        return caller.agency();
    }

    /** Notes an act on one version of a referral, in the transaction of the act. */
    public Uni<Void> did(Act act, RecordId record, int version) {
        return note(happening(act).on(record).with(EventName.VERSION, version))
                .chain(() -> remember(act, record, version));
    }

    /** Notes an act by which agencies were chosen to see the record. */
    public Uni<Void> did(Act act, RecordId record, int version, List<AgencyId> recipients) {
        return note(happening(act)
                        .on(record)
                        .with(EventName.VERSION, version)
                        .with(
                                EventName.RECIPIENTS,
                                recipients.stream().map(AgencyId::value).toList()))
                .chain(() -> remember(act, record, version));
    }

    /**
     * Notes a release.
     *
     * @param confirmed how many places were confirmed in which its words give away what is withheld
     */
    public Uni<Void> did(Act act, RecordId record, int version, List<AgencyId> recipients, int confirmed) {
        if (confirmed == 0) return did(act, record, version, recipients);
        return note(happening(act)
                        .on(record)
                        .with(EventName.VERSION, version)
                        .with(
                                EventName.RECIPIENTS,
                                recipients.stream().map(AgencyId::value).toList())
                        .with(EventName.CRITERIA, Map.of("confirmed", confirmed)))
                .chain(() -> remember(act, record, version));
    }

    /** Notes an act on a consent that was asked about a referral: it is named as obligations name it. */
    public Uni<Void> did(Act act, RecordId record, int version, OfConsent consent) {
        return note(happening(act)
                        .on(record)
                        .with(EventName.VERSION, version)
                        .with(EventName.PARTNER, consent.asker().value())
                        .with(EventName.OBLIGATIONS, named(consent))
                        .with(EventName.RECIPIENTS, List.of(consent.recipient().value())))
                .chain(() -> remember(act, record, version));
    }

    private static List<Map<String, String>> named(OfConsent consent) {
        return List.of(Map.of("kind", "consent", "value", consent.kind(), "source", "consent/" + consent.id()));
    }

    /** Notes an erasure, and on what ground. */
    public Uni<Void> did(Act act, RecordId record, int version, ErasureGround ground) {
        return note(happening(act).on(record).with(EventName.VERSION, version).with(EventName.GROUND, ground.code()))
                .chain(() -> remember(act, record, version));
    }

    /**
     * Notes a review; why is no word of an event.
     *
     * @param number of the review
     */
    public Uni<Void> did(Act act, RecordId record, int version, int number, Verdict verdict) {
        Map<String, Object> found = new TreeMap<>(
                Map.of("review", number, "outcome", verdict.outcome().code()));
        verdict.reviewBy().ifPresent(day -> found.put("reviewBy", day.toString()));
        return note(happening(act).on(record).with(EventName.VERSION, version).with(EventName.CRITERIA, found))
                .chain(() -> remember(act, record, version));
    }

    /** Notes an act on no referral in particular. */
    public Uni<Void> did(Act act) {
        return note(happening(act));
    }

    private Uni<Void> remember(Act act, RecordId record, int version) {
        if (!act.isHistory()) return Uni.createFrom().voidItem();
        return deeds.persist(new Deed(act, record, version, officer(), clock.instant()))
                .replaceWithVoid();
    }

    private Happening happening(Act act) {
        return Happening.of(act.code())
                .ownedBy(caller.agency(), caller.jurisdiction())
                .outcome("done");
    }

    private Uni<Void> note(Happening happening) {
        return trail.record(happening).replaceWithVoid();
    }
}
