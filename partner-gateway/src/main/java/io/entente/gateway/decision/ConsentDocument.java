package io.entente.gateway.decision;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.datakey.DataKey;
import io.entente.kernel.datakey.Place;
import io.entente.kernel.document.Part;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.MalformedValue;
import io.entente.kernel.vocabulary.Purpose;
import io.entente.kernel.vocabulary.RecordId;
import io.entente.policy.Sorted;
import io.entente.policy.agreement.Span;
import io.entente.policy.decision.Consent;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A granted consent as it is kept among the inputs of decisions: canonical JSON, so that equal consents have one hash,
 * closed with the record's key. It holds from the moment the gateway has it, which is no part of it; that it was revoked
 * stands in the ledger.
 */
public final class ConsentDocument {
    private ConsentDocument() {}

    /** @param hash under which it is kept; keyed, since conditions of few words could be guessed */
    public record Closed(String hash, byte[] document) {}

    /** @param key the record's */
    public static Closed close(Consent consent, DataKey key) {
        byte[] clear = write(consent);
        String hash = key.mark("decision_input.hash", CanonicalJson.sha256(clear));
        return new Closed(hash, key.close(place(hash), clear));
    }

    /** Reads what {@link #close} made. */
    public static Consent open(DataKey key, String hash, byte[] closed) {
        return read(key.open(place(hash), closed));
    }

    /** What decides whether a consent holds, in clear: all but the words in it. */
    public static String termsOf(Consent consent) {
        return new String(
                write(new Consent(
                        consent.id(),
                        consent.kind(),
                        consent.record(),
                        consent.grantedBy(),
                        consent.recipient(),
                        consent.purposes(),
                        List.of(),
                        consent.valid())),
                StandardCharsets.UTF_8);
    }

    /** Reads what {@link #termsOf} wrote. */
    static Consent terms(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(String hash) {
        return Place.of("decision_input.document", hash);
    }

    private static byte[] write(Consent consent) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", consent.id())
                .put("kind", consent.kind().code())
                .put("record", consent.record().toString())
                .put("grantedBy", consent.grantedBy().value())
                .put("recipient", consent.recipient().value())
                .put("from", consent.valid().from().map(Instant::toString).orElse(null))
                .put("until", consent.valid().until().map(Instant::toString).orElse(null));
        ArrayNode purposes = json.putArray("purposes");
        consent.purposes().forEach(purpose -> purposes.add(purpose.code()));
        ArrayNode conditions = json.putArray("conditions");
        consent.conditions().forEach(conditions::add);
        return CanonicalJson.bytes(json);
    }

    private static Consent read(byte[] document) {
        Part json = Part.whole(document);
        return new Consent(
                json.at("id").text(),
                json.at("kind").value(ConsentDocument::kind),
                json.at("record").value(RecordId::of),
                json.at("grantedBy").value(AgencyId::new),
                json.at("recipient").value(AgencyId::new),
                Sorted.set(json.at("purposes").distinct(purpose -> purpose.value(Purpose::of))),
                conditions(json.at("conditions")),
                new Span(instant(json, "from"), instant(json, "until")));
    }

    /** @throws MalformedValue when no kind has exactly this code */
    public static Consent.Kind kind(String code) {
        return Consent.Kind.of(code);
    }

    private static List<String> conditions(Part json) {
        return json.entries().stream().map(Part::text).toList();
    }

    private static Optional<Instant> instant(Part json, String name) {
        return json.given(name).map(part -> Instant.parse(part.text()));
    }
}
