package io.entente.gateway.shelf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import io.entente.gateway.agreement.SignedAgreements;
import io.entente.gateway.transaction.Transaction;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.party.Agency;
import io.entente.kernel.party.PartyRegister;
import io.entente.kernel.statement.ClaimName;
import io.entente.kernel.statement.MalformedStatement;
import io.entente.kernel.statement.PointerNote;
import io.entente.kernel.statement.RecordStatement;
import io.entente.kernel.statement.RecordStatement.Visible;
import io.entente.kernel.statement.ReviewNote;
import io.entente.kernel.statement.SdStatement;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.policy.agreement.Agreements;
import io.entente.policy.agreement.Participant;
import io.smallrye.mutiny.Uni;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;

/**
 * Whether a record comes from whom it says: signed with a key that the register lists for its owner as signing now and that
 * no agreement in force contradicts (who signs chooses the statement's own date), sent by a service that speaks for the owner's jurisdiction.
 */
@ApplicationScoped
public class Provenance {
    private final PartyRegister register;
    private final SignedAgreements agreements;
    private final Clock clock;

    Provenance(PartyRegister register, SignedAgreements agreements, Clock clock) {
        this.register = register;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * @param sender the service that signed the message
     * @throws MalformedMessage if anything does not belong together
     */
    Uni<VerifiedRelease> verified(Transaction transaction, Released released, String sender) {
        Agency owner = requireServes(sender, released.agency());
        requireKnown(released);
        SdStatement statement = statement(released);
        VerifiedRelease release = verify(released, sender, statement, owner);
        return agreements
                .all(transaction)
                .invoke(all -> requirePinned(all, owner, keyId(statement.signedPart())))
                .replaceWith(release);
    }

    /**
     * @param sender the service that signed the message
     * @return what the agency signed of its review
     * @throws MalformedMessage if anything does not belong together
     */
    Uni<ReviewNote> verified(Transaction transaction, Reviewed reviewed, String sender) {
        Agency owner = requireServes(sender, reviewed.agency());
        ReviewNote note = verify(reviewed, owner);
        return agreements
                .all(transaction)
                .invoke(all -> requirePinned(all, owner, keyId(reviewed.note())))
                .replaceWith(note);
    }

    private ReviewNote verify(Reviewed reviewed, Agency owner) {
        try {
            ReviewNote note = ReviewNote.verified(reviewed.note(), owner.recordKeysAt(clock.instant()));
            if (!note.agency().equals(owner.id()))
                throw new MalformedMessage("message and note speak of different agencies");
            return note;
        } catch (BadSignature | MalformedStatement e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    /** @throws MalformedMessage if the register does not let the sender speak for the agency's jurisdiction */
    public Agency requireServes(String sender, AgencyId agency) {
        Agency owner = register.agency(agency)
                .orElseThrow(() -> new MalformedMessage("the register does not know the record's agency"));
        boolean serves = register.service(sender)
                .filter(service -> service.jurisdictions().contains(owner.jurisdiction()))
                .isPresent();
        if (!serves) throw new MalformedMessage("the sender does not speak for the record's jurisdiction");
        return owner;
    }

    private void requireKnown(Released released) {
        boolean known = released.recipients().stream()
                .allMatch(recipient -> register.agency(recipient.agency()).isPresent());
        if (!known) throw new MalformedMessage("the register does not know a recipient");
    }

    private static SdStatement statement(Released released) {
        try {
            return SdStatement.parse(released.statement());
        } catch (MalformedStatement e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    private VerifiedRelease verify(Released released, String sender, SdStatement statement, Agency owner) {
        try {
            ObjectNode visible = statement.verified(RecordStatement.TYP, owner.recordKeysAt(clock.instant()));
            Visible shown = Visible.of(visible);
            if (!shown.owner().equals(released.agency())
                    || !shown.id().equals(released.record())
                    || !shown.version().equals(released.versionId()))
                throw new MalformedMessage("message and statement speak of different versions");
            requireTrueNote(released, statement, owner);
            return VerifiedRelease.of(released, sender, statement, visible, owner);
        } catch (BadSignature | MalformedStatement e) {
            throw new MalformedMessage(e.getMessage());
        }
    }

    /** The note of a pointer is signed with the key that signed the record, and says what the record and the register do. */
    private static void requireTrueNote(Released released, SdStatement statement, Agency owner) {
        String pointer = released.pointer();
        if (pointer == null) return;
        PointerNote note = PointerNote.verified(
                pointer, owner.recordKey(keyId(statement.signedPart())).stream().toList());
        String reference = statement.disclosures().stream()
                .filter(disclosed -> disclosed.name().equals(ClaimName.REFERENCE))
                .map(disclosed -> disclosed.value().asText())
                .findFirst()
                .orElse("");
        if (!note.equals(new PointerNote(reference, owner.mailbox())))
            throw new MalformedMessage("the note of the pointer says something else than its record");
    }

    /**
     * An agreement may name the keys it trusts: then the register's word alone is not enough, and a key that stands for
     * one party speaks for no other.
     */
    private void requirePinned(Agreements all, Agency owner, String keyId) {
        Participant participant = Participant.of(owner);
        Instant now = clock.instant();
        boolean contradicted = all.between(participant, participant, now).stream()
                .flatMap(agreement -> agreement.parties().stream())
                .filter(party -> party.means(participant))
                .flatMap(party -> party.pin().stream())
                .anyMatch(pin -> !pin.signs(keyId, now));
        if (contradicted) throw new MalformedMessage("an agreement in force does not name the key of the record");
        boolean anothers = all.standing(now).stream()
                .flatMap(agreement -> agreement.parties().stream())
                .filter(party -> !party.means(participant))
                .flatMap(party -> party.pin().stream())
                .anyMatch(pin -> pin.names(keyId));
        if (anothers) throw new MalformedMessage("an agreement in force names the record's key as another party's");
    }

    private static String keyId(String signed) {
        try {
            return String.valueOf(JWSObject.parse(signed).getHeader().getKeyID());
        } catch (ParseException e) {
            throw new MalformedMessage("the statement is not signed");
        }
    }
}
