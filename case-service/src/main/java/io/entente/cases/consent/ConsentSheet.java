package io.entente.cases.consent;

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
 * A consent as the originator's officers read it.
 *
 * @param version which the asker had before it
 * @param recipient who may do it then
 * @param conditions that the asker offered
 * @param state requested, granted, refused, revoked or expired
 * @param revision counts what was said to it; the ETag of the answer
 * @param ledger what was said to it, in order
 */
record ConsentSheet(
        UUID consent,
        String referral,
        int version,
        AgencyId asker,
        String kind,
        AgencyId recipient,
        List<Purpose> purposes,
        List<String> conditions,
        Instant until,
        String reason,
        Instant askedAt,
        String state,
        int revision,
        List<Said> ledger)
        implements AboutRecord {

    @Override
    public RecordId aboutRecord() {
        return RecordId.of(referral);
    }

    /**
     * An entry of the ledger.
     *
     * @param officer pseudonym
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Said(
            int number,
            String state,
            List<Purpose> purposes,
            List<String> conditions,
            @Schema(nullable = true) @Nullable Instant until,
            @Schema(nullable = true) @Nullable String reason,
            String officer,
            Instant at) {
        static Said of(ConsentEntry entry) {
            return new Said(
                    entry.number(),
                    entry.state(),
                    entry.purposes(),
                    entry.conditions(),
                    entry.until().orElse(null),
                    entry.reason().orElse(null),
                    entry.officer(),
                    entry.at());
        }
    }

    static ConsentSheet of(Ledger ledger, Instant now) {
        Consent asked = ledger.asked();
        Words words = asked.words();
        return new ConsentSheet(
                asked.id(),
                asked.referral().toString(),
                asked.version(),
                asked.asker(),
                asked.kind(),
                asked.recipient(),
                asked.purposes(),
                words.conditions(),
                asked.until(),
                words.reason(),
                asked.askedAt(),
                ledger.state(now),
                ledger.revision(),
                ledger.entries().stream().map(Said::of).toList());
    }

    /** Never the words: they may be personal. */
    @Override
    public String toString() {
        return "ConsentSheet[" + consent + " " + state + "]";
    }
}
