package io.entente.kernel.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;

import java.text.ParseException;
import java.util.Base64;
import java.util.Collection;

/**
 * Checks a compact JWS against the keys a holder is known to have: ES256 only, type pinned, key by id, and one text for
 * one content as far as the encoding goes (the library reads past stray characters).
 */
public final class Signatures {
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Signatures() {}

    /**
     * @param keys the holder's public keys; the header's {@code kid} chooses among them
     * @return the payload bytes
     * @throws BadSignature if anything about it is not as it must be
     */
    public static byte[] verified(String compact, String typ, Collection<ECKey> keys) {
        try {
            if (!isCanonical(compact)) throw new BadSignature("its parts are not canonical base64url");
            JWSObject jws = JWSObject.parse(compact);
            if (!jws.getHeader().isBase64URLEncodePayload()) throw new BadSignature("its payload is not encoded");
            if (!JWSAlgorithm.ES256.equals(jws.getHeader().getAlgorithm())) throw new BadSignature("not ES256");
            if (!new JOSEObjectType(typ).equals(jws.getHeader().getType())) throw new BadSignature("not a " + typ);
            ECKey key = keys.stream()
                    .filter(candidate -> matches(candidate, jws.getHeader().getKeyID()))
                    .findFirst()
                    .orElseThrow(() -> new BadSignature("its key is not the holder's"));
            if (!jws.verify(new ECDSAVerifier(key))) throw new BadSignature("the signature does not verify");
            return jws.getPayload().toBytes();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw new BadSignature("it is not a compact JWS");
        }
    }

    private static boolean isCanonical(String compact) {
        String[] parts = compact.split("\\.", -1);
        for (String part : parts)
            if (!ENCODER.encodeToString(DECODER.decode(part)).equals(part)) return false;
        return parts.length == 3;
    }

    private static boolean matches(ECKey key, String keyId) {
        try {
            return key.computeThumbprint().toString().equals(keyId);
        } catch (JOSEException e) {
            return false;
        }
    }
}
