package io.entente.kernel.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;

/** Signs with a private key held in this process. */
public final class LocalSigner implements Signer {
    private final String keyId;
    private final JWSSigner signer;

    public LocalSigner(ECKey key) {
        try {
            keyId = key.computeThumbprint().toString();
            signer = new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("not a private P-256 key", e);
        }
    }

    @Override
    public String keyId() {
        return keyId;
    }

    @Override
    public String sign(String typ, byte[] payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(typ))
                .keyID(keyId)
                .build();
        JWSObject jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return jws.serialize();
    }

    @Override
    public String toString() {
        return "LocalSigner[" + keyId + "]";
    }
}
