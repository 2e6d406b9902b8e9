package io.entente.gateway.recall;

import io.entente.kernel.document.Part;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Signatures;
import io.entente.kernel.party.Agency;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.Outcome;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The document that a recipient's system signs with its agency's record key: which recall of which record, and what was
 * done.
 */
record PurgeReceipt(UUID recall, UUID record, Said said) {
    static final String TYP = "entente-purge-receipt+jws";
    static final String SCHEMA = "https://entente.example/schemas/purge-receipt-1.json";

    /** @return empty if it is not signed by the agency, with a key of today, or not such a document of its own */
    static Optional<PurgeReceipt> of(String compact, Agency agency, Instant now) {
        try {
            Part json = Part.whole(Signatures.verified(compact, TYP, agency.recordKeysAt(now)))
                    .only("schema", "recall", "record", "recipient", "outcome", "forwardedTo", "at");
            Instant.parse(json.at("at").text());
            boolean own = json.at("schema").text().equals(SCHEMA)
                    && json.at("recipient").value(AgencyId::new).equals(agency.id());
            if (!own) return Optional.empty();
            return Optional.of(new PurgeReceipt(
                    UUID.fromString(json.at("recall").text()),
                    UUID.fromString(json.at("record").text()),
                    new Said(
                            json.at("outcome").value(Outcome::of),
                            json.at("forwardedTo").entries().stream()
                                    .map(entry -> entry.value(AgencyId::new))
                                    .toList(),
                            Optional.of(compact))));
        } catch (BadSignature | IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean isAbout(OwedReceipt duty) {
        return recall.equals(duty.id()) && record.equals(duty.record().value());
    }
}
