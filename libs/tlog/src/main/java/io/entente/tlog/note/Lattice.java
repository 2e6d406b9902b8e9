package io.entente.tlog.note;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** ML-DSA-44 (FIPS 204, pure, no context), where a provider has it: the JDK from 24 on. */
final class Lattice {
    private static final String ALGORITHM = "ML-DSA-44";
    private static final byte[] PUBLIC = HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

    private Lattice() {}

    /** False also where no provider has it: what cannot be verified is not. */
    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        envelope.writeBytes(PUBLIC);
        envelope.writeBytes(key);
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(envelope.toByteArray())));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
