package io.entente.cases.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.cases.item.ContentDocument;
import io.entente.cases.referral.Erased;
import io.entente.cases.referral.Recalled;
import io.entente.cases.referral.RecordKeys;
import io.entente.cases.referral.Released;
import io.entente.cases.statement.ReleasedStatement;
import io.entente.kernel.event.Address;
import io.entente.kernel.outbox.Outbox;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.party.UnknownParty;
import io.entente.kernel.vocabulary.RecordId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;

/** Tells the gateway what was released, recalled, reviewed and erased; nothing else sends {@code record.*}. In the caller's transaction. */
@ApplicationScoped
class Announcement {
    private final RecordKeys keys;
    private final PartyRegister register;
    private final SecondClock secondClock;
    private final Outbox outbox;

    Announcement(RecordKeys keys, PartyRegister register, SecondClock secondClock, Outbox outbox) {
        this.keys = keys;
        this.register = register;
        this.secondClock = secondClock;
        this.outbox = outbox;
    }

    Uni<Void> of(Released released, Signed signed) {
        ObjectNode data = about(released.record(), released.number());
        data.put("versionId", released.versionId().toString());
        data.put("agency", released.agency().value());
        data.put("statement", signed.statement().compact());
        data.put("pointer", signed.pointer().orElse(null));
        LocalDate reviewBy = signed.content().reviewBy();
        data.put("reviewBy", reviewBy == null ? null : reviewBy.toString());
        ArrayNode recipients = data.putArray("recipients");
        signed.content().recipients().forEach(recipient -> recipients.add(ContentDocument.tree(recipient)));
        return secondClock
                .requirePast(signed.at())
                .chain(Panache::getSession)
                // The version first: the statement refers to it, and whoever was overtaken learns it here.
                .chain(session -> session.flush()
                        .chain(() -> keys.of(released.agency(), released.record()))
                        .chain(key -> session.persist(new ReleasedStatement(
                                released,
                                signed.statement(),
                                signed.pointer(),
                                owner(released).partyClass(),
                                key))))
                .chain(() -> send(Address.RECORD_RELEASED, released.record(), data));
    }

    private Agency owner(Released released) {
        return register.agency(released.agency()).orElseThrow(() -> new UnknownParty(released.agency()));
    }

    Uni<Void> of(Recalled recalled) {
        ObjectNode data = about(recalled.record(), recalled.upTo());
        data.put("agency", recalled.agency().value());
        data.put("at", recalled.at().toString());
        return send(Address.RECORD_RECALLED, recalled.record(), data);
    }

    Uni<Void> of(SignedReview review) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("agency", review.reviewed().agency().value())
                .put("note", review.note());
        return secondClock
                .requirePast(review.at())
                .chain(() -> send(Address.RECORD_REVIEWED, review.reviewed().record(), data));
    }

    Uni<Void> of(Erased erased) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("record", erased.record().toString())
                .put("agency", erased.agency().value())
                .put("at", erased.at().toString());
        return send(Address.RECORD_ERASED, erased.record(), data);
    }

    private static ObjectNode about(RecordId record, int version) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("record", record.toString())
                .put("version", version);
    }

    private Uni<Void> send(Address to, RecordId record, ObjectNode data) {
        return outbox.send(to, record.toString(), UUID.randomUUID(), data);
    }
}
