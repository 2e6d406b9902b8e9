package io.entente.kernel.key;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;

import java.text.ParseException;

/** Closes content for one receiver (compact JWE, ECDH-ES+A256KW with A256GCM) and opens it with the receiver's key. */
public final class Seal {
    private Seal() {}

    /** @param receiver the receiver's public key from the register */
    public static String close(ECKey receiver, byte[] content) {
        try {
            JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                    .keyID(receiver.computeThumbprint().toString())
                    .contentType("JWT")
                    .build();
            JWEObject jwe = new JWEObject(header, new Payload(content));
            jwe.encrypt(new ECDHEncrypter(receiver));
            return jwe.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("sealing failed", e);
        }
    }

    /** @throws BadSeal if it was not sealed for this key, or was changed on the way */
    public static byte[] open(ECKey own, String sealed) {
        try {
            JWEObject jwe = JWEObject.parse(sealed);
            if (!JWEAlgorithm.ECDH_ES_A256KW.equals(jwe.getHeader().getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(jwe.getHeader().getEncryptionMethod())
                    // Nobody of ours compresses, and a little that unpacks to a lot would be unpacked before it is
                    // checked.
                    || jwe.getHeader().getCompressionAlgorithm() != null) throw new BadSeal();
            jwe.decrypt(new ECDHDecrypter(own));
            return jwe.getPayload().toBytes();
        } catch (ParseException | JOSEException e) {
            throw new BadSeal();
        } catch (BadSeal e) {
            throw e;
        } catch (RuntimeException e) {
            // Whoever sends a message writes its header; of some the library makes a NullPointerException.
            throw new BadSeal();
        }
    }
}
