package io.entente.kernel.key;

import com.nimbusds.jose.jwk.ECKey;

import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JWS that travels beside what it signs (RFC 7515 App. F): {@code header..signature} over the bytes of a document, which
 * stay as they are. ES256 only, type pinned, key by its RFC 7638 thumbprint.
 */
public final class DetachedSignature {
    /** Type of a party's signature under an agreement. */
    public static final String AGREEMENT = "entente-agreement+jws";

    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]+)\\.\\.([A-Za-z0-9_-]+)");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private DetachedSignature() {}

    /** @return {@code header..signature} */
    public static String of(Signer signer, String typ, byte[] document) {
        String compact = signer.sign(typ, document);
        return compact.substring(0, compact.indexOf('.')) + "." + compact.substring(compact.lastIndexOf('.'));
    }

    /**
     * @param keys the holder's public keys; the header's {@code kid} chooses among them
     * @throws BadSignature unless one of them signed exactly these bytes as this type
     */
    public static void check(String detached, String typ, byte[] document, Collection<ECKey> keys) {
        Matcher parts = FORM.matcher(detached);
        if (!parts.matches()) throw new BadSignature("it is not a detached JWS, header..signature");
        Signatures.verified(parts.group(1) + "." + ENCODER.encodeToString(document) + "." + parts.group(2), typ, keys);
    }
}
