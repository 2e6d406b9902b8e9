package io.entente.gateway.shelf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.event.MalformedMessage;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.AgreementId;
import io.entente.kernel.vocabulary.Mode;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.decision.Release;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What {@code record.released} says.
 *
 * @param version the agency's own count of the referral's versions, from 1
 * @param versionId the random id that partners see
 * @param statement compact, with every disclosure
 * @param pointer the note for recipients in mode {@code pointer}; only if there are any
 * @param reviewBy the day by which its owner means to review it, if it named one
 */
record Released(
        RecordId record,
        int version,
        UUID versionId,
        AgencyId agency,
        String statement,
        @Nullable String pointer,
        @Nullable String reviewBy,
        List<Recipient> recipients) {

    /** @param circle id of the agreement under which it is named; none means any */
    record Recipient(AgencyId agency, Mode mode, @Nullable AgreementId circle) {}

    /** @throws MalformedMessage if it says something else; a retry would not mend it */
    static Released of(JsonNode data) {
        try {
            Released released = StrictJson.mapper().treeToValue(data, Released.class);
            if (released.version < 1 || released.statement == null || released.recipients == null)
                throw new MalformedMessage("a released record has a version, a statement and recipients");
            if (released.pointsAnyone() != (released.pointer != null))
                throw new MalformedMessage("a note goes with recipients in mode pointer, and with no others");
            released.reviewDay();
            return released;
        } catch (JsonProcessingException | DateTimeException e) {
            throw new MalformedMessage("not the form of record.released");
        }
    }

    /** To whom it is released. */
    Release release() {
        return new Release(recipients.stream().map(Released::named).toList(), false);
    }

    /** The day by which its owner means to review it. */
    Optional<LocalDate> reviewDay() {
        return Optional.ofNullable(reviewBy).map(LocalDate::parse);
    }

    private static io.entente.policy.decision.Recipient named(Recipient recipient) {
        var named = io.entente.policy.decision.Recipient.of(recipient.agency(), recipient.mode());
        AgreementId circle = recipient.circle();
        return circle == null ? named : named.under(circle.value());
    }

    private boolean pointsAnyone() {
        return recipients.stream().anyMatch(recipient -> recipient.mode == Mode.POINTER);
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "Released[" + record + " " + version + "]";
    }
}
