package io.entente.cases.officer;

import io.entente.cases.referral.ErasureGround;
import io.entente.cases.referral.Officer;
import io.entente.cases.referral.Referral;
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

    /** Notes an act on the newest version of a referral, in the transaction of the act. */
    public Uni<Void> did(Act act, Referral referral) {
        return did(act, referral.id(), referral.latest().number());
    }

    /** Notes an act on one version of a referral. */
    public Uni<Void> did(Act act, RecordId record, int version) {
        return note(act, record, version, on(act, record, version));
    }

    /** Notes an act that is about what agencies see of the record. */
    public Uni<Void> did(Act act, RecordId record, int version, List<AgencyId> recipients) {
        return did(act, record, version, recipients, 0);
    }

    /**
     * Notes a release.
     *
     * @param confirmed how many places were confirmed in which its words give away what is withheld
     */
    public Uni<Void> did(Act act, RecordId record, int version, List<AgencyId> recipients, int confirmed) {
        Happening seen = on(act, record, version)
                .with(
                        EventName.RECIPIENTS,
                        recipients.stream().map(AgencyId::value).toList());
        return note(
                act,
                record,
                version,
                confirmed == 0 ? seen : seen.with(EventName.CRITERIA, Map.of("confirmed", confirmed)));
    }

    /** Notes an act on a consent that was asked about a referral: it is named as obligations name it. */
    public Uni<Void> did(Act act, Referral referral, OfConsent consent) {
        int version = referral.latest().number();
        return note(
                act,
                referral.id(),
                version,
                on(act, referral.id(), version)
                        .with(EventName.PARTNER, consent.asker().value())
                        .with(EventName.OBLIGATIONS, named(consent))
                        .with(EventName.RECIPIENTS, List.of(consent.recipient().value())));
    }

    private static List<Map<String, String>> named(OfConsent consent) {
        return List.of(Map.of("kind", "consent", "value", consent.kind(), "source", "consent/" + consent.id()));
    }

    /** Notes an erasure, and on what ground. */
    public Uni<Void> did(Act act, RecordId record, int version, ErasureGround ground) {
        return note(act, record, version, on(act, record, version).with(EventName.GROUND, ground.code()));
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
        return note(act, record, version, on(act, record, version).with(EventName.CRITERIA, found));
    }

    /** Notes an act on no referral in particular. */
    public Uni<Void> did(Act act) {
        return trail.record(happening(act)).replaceWithVoid();
    }

    private Uni<Void> note(Act act, RecordId record, int version, Happening happening) {
        return trail.record(happening).chain(() -> remember(act, record, version));
    }

    private Uni<Void> remember(Act act, RecordId record, int version) {
        if (!act.isHistory()) return Uni.createFrom().voidItem();
        return deeds.persist(new Deed(act, record, version, officer(), clock.instant()))
                .replaceWithVoid();
    }

    private Happening on(Act act, RecordId record, int version) {
        return happening(act).on(record).with(EventName.VERSION, version);
    }

    private Happening happening(Act act) {
        return Happening.of(act.code())
                .ownedBy(caller.agency(), caller.jurisdiction())
                .outcome("done");
    }
}
