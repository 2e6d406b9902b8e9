package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.BadSignature;
import io.entente.kernel.key.Signatures;
import io.entente.kernel.key.Signer;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.kernel.vocabulary.ReviewPeriod;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;

/**
 * That an agency has reviewed what it released, signed with its record key, since it lets partners go on having it. Who
 * reviewed it and why stays with the agency. A note can say no more than the law lets a review say: 28 CFR 23.20(h).
 *
 * @param version the agency's own number of the version that was reviewed, for which alone the review counts
 * @param number the agency's own count of the record's reviews, from 1; of two the higher counts
 * @param on the day of the review, in UTC
 * @param until the last day on which it may be shown; before {@code on} for what was found to be needed no longer
 */
public record ReviewNote(AgencyId agency, RecordId record, int version, int number, LocalDate on, LocalDate until) {
    public static final String TYP = "entente-review+jws";

    public ReviewNote {
        if (version < 1 || number < 1) throw new MalformedStatement("versions and reviews are counted from 1");
        if (until.isAfter(ReviewPeriod.from(on))) throw new MalformedStatement("a review holds for five years at most");
    }

    /** @return compact JWS, {@code header.payload.signature} */
    public String signed(Signer signer) {
        return signer.sign(TYP, bytes());
    }

    /**
     * @param keys the agency's record keys
     * @throws BadSignature unless one of them signed it as a review
     * @throws MalformedStatement if it says more, less or something else
     */
    public static ReviewNote verified(String compact, Collection<ECKey> keys) {
        byte[] payload = Signatures.verified(compact, TYP, keys);
        ReviewNote note = read(payload);
        if (!Arrays.equals(note.bytes(), payload))
            throw new MalformedStatement("a review says what it is about and its days, in canonical form");
        return note;
    }

    private byte[] bytes() {
        return CanonicalJson.bytes(JsonNodeFactory.instance
                .objectNode()
                .put("agency", agency.value())
                .put("record", record.toString())
                .put("version", version)
                .put("number", number)
                .put("on", on.toString())
                .put("until", until.toString()));
    }

    private static ReviewNote read(byte[] payload) {
        try {
            JsonNode said = StrictJson.read(payload);
            return new ReviewNote(
                    new AgencyId(said.path("agency").asText()),
                    RecordId.of(said.path("record").asText()),
                    said.path("version").intValue(),
                    said.path("number").intValue(),
                    LocalDate.parse(said.path("on").asText()),
                    LocalDate.parse(said.path("until").asText()));
        } catch (MalformedJson | MalformedValue | DateTimeException e) {
            throw new MalformedStatement("a review names an agency, a record, two numbers and two days");
        }
    }
}
