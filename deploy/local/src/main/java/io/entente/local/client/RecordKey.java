package io.entente.local.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** An agency's record key, as its own system holds it. */
public final class RecordKey {
    private final ECKey key;

    private RecordKey(ECKey key) {
        this.key = key;
    }

    /** @param file PEM (PKCS#8), its public half beside it under {@code .pub} */
    public static RecordKey read(Path file) {
        try {
            Path half = file.resolveSibling(file.getFileName().toString().replace(".pem", ".pub"));
            byte[] encoded = Base64.getDecoder().decode(Files.readString(half).strip());
            ECPublicKey publicKey =
                    (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
            return new RecordKey(new ECKey.Builder(Curve.P_256, publicKey)
                    .privateKey((ECPrivateKey) Pem.key(file))
                    .keyIDFromThumbprint()
                    .build());
        } catch (GeneralSecurityException | JOSEException | IOException e) {
            throw new Unavailable("The key " + file + " cannot be used.", e);
        }
    }

    /** @return a compact JWS, ES256 */
    public String sign(String typ, byte[] document) {
        JWSObject jws = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(typ))
                        .keyID(key.getKeyID())
                        .build(),
                new Payload(document));
        try {
            jws.sign(new ECDSASigner(key));
            return jws.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "RecordKey[" + key.getKeyID() + "]";
    }
}
