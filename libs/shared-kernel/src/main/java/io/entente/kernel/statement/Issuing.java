package io.entente.kernel.statement;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDObjectBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes statements. Digest arrays are filled up with decoys, so that their length says almost nothing. */
final class Issuing {
    private static final int[] LENGTHS = {32, 128, 512, 2048};

    private Issuing() {}

    /**
     * @param visible claims in clear, in order
     * @throws MalformedStatement if there are more than 2048 claims, or two have one name
     */
    static SdStatement issue(String typ, Map<String, Object> visible, List<Claim> claims, Signer signer) {
        SDObjectBuilder payload = new SDObjectBuilder("sha-256");
        visible.forEach(payload::putClaim);
        Set<String> names = new HashSet<>(visible.keySet());
        List<Disclosed> disclosures = new ArrayList<>();
        for (Claim claim : claims) {
            if (!names.add(claim.name())) throw new MalformedStatement("two claims have one name");
            StrictJson.check(claim.value());
            Disclosure disclosure = payload.putSDClaim(new Disclosure(claim.name(), plain(claim.value())));
            disclosures.add(new Disclosed(disclosure.getDisclosure(), claim.name(), claim.value()));
        }
        payload.putDecoyDigests(paddedLength(claims.size()) - claims.size());
        Map<String, Object> built = payload.build(true);
        String signed = signer.sign(typ, json(built));
        return new SdStatement(signed, disclosures);
    }

    static int paddedLength(int claims) {
        for (int length : LENGTHS) if (claims <= length) return length;
        throw new MalformedStatement("a statement holds at most 2048 claims");
    }

    private static byte[] json(Map<String, Object> payload) {
        return StrictJson.mapper().valueToTree(payload).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The library writes values with Gson: maps, lists, texts, booleans and exact numbers pass unchanged. */
    private static @org.jspecify.annotations.Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            node.properties().forEach(property -> map.put(property.getKey(), plain(property.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (node.isTextual()) return node.textValue();
        if (node.isBoolean()) return node.booleanValue();
        if (node.isIntegralNumber()) return node.longValue();
        if (node.isNumber()) return exact(node.decimalValue());
        return null;
    }

    private static BigDecimal exact(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
