package io.entente.gateway.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.entente.kernel.idempotency.AboutRecord;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A consent as who asked for it reads it.
 *
 * @param consent its id, and that of the event of the request
 * @param state requested, granted, refused, revoked or expired
 * @param ledger what the originator said of it, in the order of its numbers
 */
public record AskedConsent(
        UUID consent,
        UUID record,
        String kind,
        AgencyId recipient,
        List<Purpose> purposes,
        List<String> conditions,
        Instant until,
        String reason,
        Instant askedAt,
        String state,
        List<Said> ledger)
        implements AboutRecord {

    @Override
    public RecordId aboutRecord() {
        return new RecordId(record);
    }

    /**
     * An entry of the ledger.
     *
     * @param state granted, refused or revoked
     * @param until for a grant, how long
     * @param reason for a refusal, its code
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Said(
            int number,
            String state,
            List<Purpose> purposes,
            List<String> conditions,
            @Schema(nullable = true) @Nullable Instant until,
            @Schema(nullable = true) @Nullable String reason,
            Instant at) {}

    static AskedConsent fresh(UUID consent, UUID record, Wish wish, Instant at) {
        return new AskedConsent(
                consent,
                record,
                wish.kind().code(),
                wish.recipient(),
                List.copyOf(wish.purposes()),
                wish.conditions(),
                wish.until(),
                wish.reason(),
                at,
                "requested",
                List.of());
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "AskedConsent[" + consent + " " + state + "]";
    }
}
