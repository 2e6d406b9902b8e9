package io.entente.kernel.statement;

import com.authlete.sd.Disclosure;
import com.authlete.sd.SDObjectBuilder;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.entente.kernel.json.CanonicalJson;
import io.entente.kernel.json.StrictJson;
import io.entente.kernel.key.Signer;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes statements. Digest arrays are filled up with decoys, so that their length says almost nothing. */
final class Issuing {
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
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
            Disclosed disclosed = disclosed(claim);
            payload.putSDClaim(Disclosure.parse(disclosed.encoded()));
            disclosures.add(disclosed);
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

    /**
     * The text is written here, canonically, and not by the library, which drops {@code null} inside objects and chooses
     * its own form of numbers.
     */
    private static Disclosed disclosed(Claim claim) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        array.add(BASE64URL.encodeToString(salt)).add(claim.name()).add(claim.value());
        return Disclosed.parse(BASE64URL.encodeToString(CanonicalJson.bytes(array)));
    }
}
