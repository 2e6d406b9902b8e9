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

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;

/**
 * What a recipient in mode {@code pointer} gets of a record: a note, signed for the agency that owns it with its record
 * key, that says its reference and whom to ask, and nothing else. It is no part of the record's statement and names
 * neither record, version nor time, so that nothing leads from it to what is withheld.
 *
 * @param reference the referral's random reference
 * @param contact the agency's functional mailbox
 */
public record PointerNote(String reference, String contact) {
    /** An SD-JWT without disclosures (RFC 9901 §4): any library that verifies records verifies notes. */
    public static final String TYP = "entente-pointer+sd-jwt";

    public static final String REFERENCE = "reference";
    public static final String CONTACT = "contact";

    public PointerNote {
        if (reference.isBlank() || contact.isBlank())
            throw new MalformedStatement("a pointer has a reference and a contact");
    }

    /** @return compact JWS, {@code header.payload.signature} */
    public String signed(Signer signer) {
        return signer.sign(TYP, bytes());
    }

    /** What is said, as one canonical JSON object (RFC 8785). */
    public String payload() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        return CanonicalJson.bytes(
                JsonNodeFactory.instance.objectNode().put(CONTACT, contact).put(REFERENCE, reference));
    }

    /**
     * @param keys the agency's record keys
     * @throws BadSignature unless one of them signed it as a pointer
     * @throws MalformedStatement if it says more, less or something else
     */
    public static PointerNote verified(String compact, Collection<ECKey> keys) {
        byte[] payload = Signatures.verified(compact, TYP, keys);
        PointerNote note = read(payload);
        if (!note.payload().equals(new String(payload, StandardCharsets.UTF_8)))
            throw new MalformedStatement("a pointer says a reference and a contact, in canonical form");
        return note;
    }

    /** @return what a note says that was verified before */
    public static String payloadOf(String compact) {
        String payload = compact.substring(compact.indexOf('.') + 1, compact.lastIndexOf('.'));
        return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    private static PointerNote read(byte[] payload) {
        try {
            JsonNode said = StrictJson.read(payload);
            return new PointerNote(
                    said.path(REFERENCE).asText(""), said.path(CONTACT).asText(""));
        } catch (MalformedJson e) {
            throw new MalformedStatement("a pointer is a JSON object");
        }
    }
}
