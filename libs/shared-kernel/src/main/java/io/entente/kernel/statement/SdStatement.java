package io.entente.kernel.statement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.MalformedJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signatures;

import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A signed part and some of its disclosures. Redacting is choosing which to show: the signature stays good.
 *
 * @param signedPart ASCII {@code header.payload.signature}, exactly as produced
 */
public record SdStatement(String signedPart, List<Disclosed> disclosures) {
    public SdStatement {
        disclosures = List.copyOf(disclosures);
    }

    /**
     * @param compact {@code signedPart~disclosure~…~}
     * @throws MalformedStatement if it has not that form; the signature is not looked at
     */
    public static SdStatement parse(String compact) {
        if (!compact.endsWith("~")) throw new MalformedStatement("a statement ends with ~");
        String[] parts = compact.substring(0, compact.length() - 1).split("~", -1);
        return new SdStatement(
                parts[0], Arrays.stream(parts).skip(1).map(Disclosed::parse).toList());
    }

    /** @return {@code signedPart~disclosure~…~} */
    public String compact() {
        return Stream.concat(Stream.of(signedPart), disclosures.stream().map(Disclosed::encoded))
                .collect(Collectors.joining("~", "", "~"));
    }

    /** @return the same statement with only the disclosures chosen, in their order */
    public SdStatement present(Predicate<Disclosed> chosen) {
        return new SdStatement(signedPart, disclosures.stream().filter(chosen).toList());
    }

    /**
     * @param typ {@link RecordStatement#TYP} or {@link EventStatement#TYP}
     * @param keys the issuer's keys
     * @return what is always visible, {@code _sd} included
     * @throws io.entente.kernel.key.BadSignature if the signed part does not verify
     * @throws MalformedStatement if a disclosure opens no digest, two open one, or two have one name
     */
    public ObjectNode verified(String typ, Collection<ECKey> keys) {
        ObjectNode visible = object(Signatures.verified(signedPart, typ, keys));
        Set<String> digests = digestsOf(visible);
        Set<String> names = new HashSet<>();
        visible.fieldNames().forEachRemaining(names::add);
        for (Disclosed disclosed : disclosures) {
            if (!digests.remove(disclosed.digest())) throw new MalformedStatement("a disclosure opens no digest");
            if (!names.add(disclosed.name())) throw new MalformedStatement("two disclosures have one name");
        }
        return visible;
    }

    /** @return what is always visible, read without verifying: for statements this service has verified before */
    public ObjectNode visible() {
        String[] parts = signedPart.split("\\.", -1);
        if (parts.length != 3) throw new MalformedStatement("a signed part has three parts");
        try {
            return object(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new MalformedStatement("a signed part is base64url");
        }
    }

    /**
     * The processed payload of RFC 9901 §7.1: what is always visible and what is disclosed, as one object.
     *
     * @return canonical JSON (RFC 8785), so that equal content is equal bytes
     */
    public byte[] processed() {
        ObjectNode payload = visible();
        payload.remove(List.of("_sd", "_sd_alg"));
        disclosures.forEach(disclosed -> payload.set(disclosed.name(), disclosed.value()));
        return CanonicalJson.bytes(payload);
    }

    private static ObjectNode object(byte[] json) {
        try {
            JsonNode node = StrictJson.read(json);
            if (node instanceof ObjectNode object) return object;
        } catch (MalformedJson e) {
            throw new MalformedStatement("a payload is not strict JSON");
        }
        throw new MalformedStatement("a payload is not an object");
    }

    private static Set<String> digestsOf(ObjectNode visible) {
        if (!"sha-256".equals(visible.path("_sd_alg").textValue())) throw new MalformedStatement("not SHA-256");
        Set<String> digests = new HashSet<>();
        for (JsonNode digest : visible.path("_sd")) {
            if (!digest.isTextual() || !digests.add(digest.textValue()))
                throw new MalformedStatement("digests are texts, each once");
        }
        return digests;
    }

    /** Never the content: it may be personal. */
    @Override
    public String toString() {
        return "SdStatement[" + disclosures.size() + " disclosures]";
    }
}
