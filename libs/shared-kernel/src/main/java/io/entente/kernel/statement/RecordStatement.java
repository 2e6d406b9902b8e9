package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.entente.kernel.key.Signer;
import io.entente.kernel.vocabulary.AgencyId;
import io.entente.kernel.vocabulary.RecordId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A released version of a referral, signed for the agency that owns it. */
public final class RecordStatement {
    public static final String TYP = "entente-record+sd-jwt";
    public static final String SCHEMA = "https://entente.example/schemas/record-1.json";

    private RecordStatement() {}

    /**
     * @param version random, so that it tells nothing about earlier versions
     * @param at to the second
     * @throws MalformedStatement if there are too many claims, or two have one name
     */
    public static SdStatement issue(
            AgencyId owner, RecordId id, UUID version, Instant at, List<Claim> claims, Signer signer) {
        return Issuing.issue(TYP, visible(owner, id, version, at), claims, signer);
    }

    /** @return what a statement about this version shows to everybody, by name */
    public static Map<String, Object> visible(AgencyId owner, RecordId id, UUID version, Instant at) {
        Map<String, Object> visible = new LinkedHashMap<>();
        visible.put("iss", owner.value());
        visible.put("sub", id.value().toString());
        visible.put("jti", version.toString());
        visible.put("iat", at.getEpochSecond());
        visible.put("schema", SCHEMA);
        return visible;
    }

    /**
     * What a verified record statement shows to everybody.
     *
     * @throws MalformedStatement if it shows more, less or something else
     */
    public record Visible(AgencyId owner, RecordId id, UUID version, Instant at) {
        public static Visible of(ObjectNode payload) {
            if (!SCHEMA.equals(payload.path("schema").textValue()) || payload.size() != 7)
                throw new MalformedStatement("not the schema of a record");
            try {
                return new Visible(
                        new AgencyId(payload.path("iss").asText()),
                        new RecordId(UUID.fromString(payload.path("sub").asText())),
                        UUID.fromString(payload.path("jti").asText()),
                        Instant.ofEpochSecond(payload.path("iat").longValue()));
            } catch (IllegalArgumentException e) {
                throw new MalformedStatement("a record shows its owner, id and version");
            }
        }
    }
}
